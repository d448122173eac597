import { z } from "zod";
import { queuesOfTheEnvironment } from "./dead-letter-queue";
import { executionLogging, tracing } from "./execution-logging";
import { containerTask, type TaskSize } from "./fargate";
import { customerManagedKeys, flowLogs } from "./hardening";
import { logRetentionDays } from "./log-retention";
import { account, namePrefix, region, repository, stateBucket } from "./names";
import { network, ownVpc } from "./network";
import { notifications, statedWhereItMatters } from "./notifications";
import { schedule } from "./schedule";
import { secretsOfTheEnvironment } from "./secret-place";
import { tags } from "./tags";
import { onAnyObject } from "./text";
import { listed, shown } from "./wording";

/** The names that the app declares, and that a configuration may therefore speak of. */
export interface Declared {
  readonly schedules: readonly string[];
  /** The size of each container task where the configuration does not override it. */
  readonly containerTasks: Readonly<Record<string, TaskSize>>;
}

/** One environment: everything that differs between deployments of the same app, complete with defaults. */
export type Environment = {
  /** The file's name without `.json`. */
  readonly name: string;
} & DeepReadonly<Omit<z.output<ReturnType<typeof environmentSchema>>, "$schema">>;

/**
 * The shape and limits of a configuration file. A message in it is the phrase behind "allowed"; the messages of custom
 * checks are whole sentences.
 */
export const environmentSchema = ({ schedules, containerTasks }: Declared) =>
  z
    .strictObject({
      $schema: z
        .exactOptional(z.string("a path to the JSON Schema in quotes"))
        .describe("For editors; not read otherwise."),
      region,
      account: z.exactOptional(account),
      namePrefix,
      protected: z
        .boolean("true or false")
        .default(false)
        .describe("Keeps log groups when the environment is destroyed, and asks for its name before. For production."),
      tags,
      stateBucket: z.exactOptional(stateBucket),
      repository,
      logRetentionDays,
      executionLogging,
      tracing,
      customerManagedKeys,
      flowLogs,
      network,
      notifications: z.exactOptional(notifications),
      containerTasks: z
        .strictObject(
          mapValues(containerTasks, (defaults) => z.exactOptional(containerTask(defaults))),
          onlyDeclared("container tasks", Object.keys(containerTasks)),
        )
        .default({})
        .describe("By container task: CPU and memory where the app's own do not fit, environment variables, secrets."),
      schedules: z
        .strictObject(
          Object.fromEntries(schedules.map((name) => [name, schedule])),
          onlyDeclared("schedules", schedules),
        )
        .describe("When each schedule of the app starts its machine."),
    })
    .superRefine(zonesOfTheRegion, onAnyObject)
    .superRefine(queuesOfTheEnvironment, onAnyObject)
    .superRefine(secretsOfTheEnvironment, onAnyObject)
    .superRefine(flowLogsOfAnOwnVpc, onAnyObject)
    .superRefine(statedWhereItMatters, onAnyObject);

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const mapValues = <In, Out>(from: Readonly<Record<string, In>>, make: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, make(value)]));

const onlyDeclared = (what: string, names: readonly string[]) => ({
  error: (issue: { readonly code?: string }): string | undefined => {
    if (issue.code !== "unrecognized_keys") return undefined;
    return names.length === 0
      ? `none: the app declares no ${what}`
      : `${listed(names, "or")}, the ${what} that the app declares`;
  },
});

/** Only zones that are the region and a letter: Fargate does not run in Local Zones and Wavelength Zones. */
function zonesOfTheRegion(settings: object, context: z.core.$RefinementCtx): void {
  const { availabilityZones } = ownVpc.shape;
  const parts = z.object({ region, network: z.object({ availabilityZones }) }).safeParse(settings);
  if (!parts.success) return;
  for (const [index, zone] of parts.data.network.availabilityZones.entries()) {
    if (zone.slice(0, -1) === parts.data.region) continue;
    const message = `found ${shown(zone)}, allowed a zone of the region ${parts.data.region}, such as "${parts.data.region}a"`;
    context.addIssue({ code: "custom", path: ["network", "availabilityZones", index], message });
  }
}

/** Flow logs of a VPC that others use too are its owner's to decide about. */
function flowLogsOfAnOwnVpc(settings: object, context: z.core.$RefinementCtx): void {
  const both = z.object({ flowLogs: z.literal(true), network: z.object({ vpcId: z.unknown() }) }).safeParse(settings);
  if (!both.success || both.data.network.vpcId === undefined) return;
  const message = "found true with an existing VPC, whose flow logs are its owner's: leave it out, or name an own VPC";
  context.addIssue({ code: "custom", path: ["flowLogs"], message });
}
