import { z } from "zod";
import { account, region } from "./names";
import { secretReference } from "./secret-reference";
import { shown } from "./wording";

/** From where a secret is read, as far as it is known. */
export interface SecretPlace {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** True where nothing but VPC endpoints leads out, which are of the environment's own region. */
  readonly endpointsAlone: boolean;
}

/** The partition of a region. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const partitionOf = (region: string): string => {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
};

/** Partitions whose regions are told from their names; of others, such as isolated ones, nothing is said. */
const known = ["aws", "aws-cn", "aws-us-gov"];

/**
 * What is wrong with a reference that is read from a place, as a sentence; `undefined` where ECS can follow it.
 *
 * A secret of another account has to be encrypted with a key of one's own, and its reader needs `kms:Decrypt` of that key, which is not
 * given here. https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
 */
export function secretPlaceFault(
  reference: string,
  { region, account, endpointsAlone }: SecretPlace,
): string | undefined {
  const parsed = secretReference(reference);
  if (parsed === undefined || !("arn" in parsed)) return undefined;
  const [, partition = "", , ofRegion = "", ofAccount = ""] = parsed.arn.split(":");
  const refused = (what: string, allowed: string): string => `found ${shown(reference)}, ${what}: allowed ${allowed}`;
  const a = parsed.of === "SSM parameter" ? "an SSM parameter" : "a Secrets Manager secret";
  if (region !== undefined && known.includes(partition) && partition !== partitionOf(region))
    return refused(`${a} of another partition than the environment's`, `one of ${partitionOf(region)}`);
  if (account !== undefined && ofAccount !== account && parsed.of === "Secrets Manager secret")
    return refused(
      `${a} of another account than the environment's, whose key ECS may not use`,
      `one of ${account}, such as a copy`,
    );
  if (region !== undefined && ofRegion !== region && endpointsAlone)
    return refused(
      `${a} of another region, to which the network's way out "endpoints" does not lead`,
      `one of ${region}, or another "wayOut"`,
    );
  return undefined;
}

/** Holds the references of a configuration against the place that it says itself. */
export function secretsOfTheEnvironment(settings: object, context: z.core.$RefinementCtx): void {
  const references = z.object({ secrets: z.record(z.string(), z.unknown()) });
  const parts = z.object({ containerTasks: z.record(z.string(), z.unknown()) }).safeParse(settings);
  if (!parts.success) return;
  const place = {
    region: z.object({ region }).safeParse(settings).data?.region,
    account: z.object({ account }).safeParse(settings).data?.account,
    endpointsAlone: endpointsAlone(settings),
  };
  for (const [task, written] of Object.entries(parts.data.containerTasks))
    for (const [name, reference] of Object.entries(references.safeParse(written).data?.secrets ?? {})) {
      const message = typeof reference === "string" ? secretPlaceFault(reference, place) : undefined;
      if (message !== undefined)
        context.addIssue({ code: "custom", path: ["containerTasks", task, "secrets", name], message });
    }
}

/** Whether an environment's network has no way out but VPC endpoints. */
export const endpointsAlone = (settings: object): boolean =>
  z.object({ network: z.object({ wayOut: z.literal("endpoints") }) }).safeParse(settings).success;
