/** The KMS key by which a stack's data is encrypted, where the environment asks for keys of its own. */
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Construct } from "constructs";
import type { Environment } from "../config/schema";
import { appName } from "./app-name";
import type { AwsContext } from "./aws-context";
import { writeNeededBy } from "./rights/needed-by";
import { type Conditions, type ExplainedPolicy, resourcePolicy } from "./rights/statement";

/** What encrypts: a key of the environment's own, or, where there is none, the keys that AWS owns and that cost nothing. */
export interface Encryption {
  readonly keyArn?: string;
}

/** A service that encrypts for this account, what it may do with the key, and for which resources. */
export interface KeyUser {
  readonly service: string;
  readonly actions: readonly string[];
  readonly conditions?: Conditions;
  /** What has the service use the key, in words. */
  readonly neededBy: string;
}

/**
 * The key of a stack, changed every year by AWS, whose old versions stay readable. There is one for each stack: the repository outlives
 * the rest of the environment, and so has to be readable after it is gone. A key that is destroyed can be had back for 30 days.
 * @param id what the key is for; its alias is that behind the app's name
 */
export const encryption = (
  scope: Construct,
  id: string,
  environment: Pick<Environment, "customerManagedKeys" | "namePrefix" | "repository">,
  aws: AwsContext,
  users: readonly KeyUser[],
): Encryption => {
  if (!environment.customerManagedKeys) return {};
  const name = `${appName(environment)}-${id}`;
  const { json, neededBy } = keyPolicy(aws, users);
  const key = new KmsKey(scope, "encryptionKey", {
    description: name,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: json,
  });
  writeNeededBy(key, neededBy);
  new KmsAlias(scope, "encryptionKeyAlias", { name: `alias/${name}`, targetKeyId: key.keyId });
  return { keyArn: key.arn };
};

/**
 * Who may use the key. The first statement is the one that AWS itself puts into a new key: it leaves rights to the account's IAM
 * policies, and without it nobody could ever change the key again.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const keyPolicy = ({ partition, accountId }: AwsContext, users: readonly KeyUser[]): ExplainedPolicy => {
  // In a key's policy this is the key itself.
  const resources = ["*"];
  return resourcePolicy([
    {
      principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      actions: ["kms:*"],
      resources,
      neededBy: "whoever manages the key by IAM policies of the account",
    },
    ...users.map(({ service, ...allowed }) => ({ principal: { Service: service }, resources, ...allowed })),
  ]);
};
