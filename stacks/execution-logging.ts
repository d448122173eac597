/** What is written down of a state machine's executions: their log in CloudWatch, their traces in X-Ray. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { SfnStateMachineConfig } from "@cdktf/provider-aws/lib/sfn-state-machine";
import type { Construct } from "constructs";
import type { Environment } from "../config/schema";
import type { Encryption } from "./encryption";
import { logsExecutions } from "./rights/execution-logging";
import type { Statement } from "./rights/statement";
import { sendsTraces } from "./rights/tracing";
import { named } from "./terraform-name";

/** What an environment says of it. */
export type LoggingSettings = Pick<
  Environment,
  "namePrefix" | "executionLogging" | "tracing" | "logRetentionDays" | "protected"
>;

/** A machine's settings, and the rights that its role needs for them. */
export interface ExecutionLogging {
  readonly settings: Pick<SfnStateMachineConfig, "loggingConfiguration" | "tracingConfiguration">;
  readonly rights: readonly Statement[];
}

/**
 * The log group of a machine's executions. A name behind `/aws/vendedlogs/` spares the account's one resource policy for log delivery a
 * growing list. https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
export const logGroupOfMachine = (namePrefix: string, machine: string): string =>
  `/aws/vendedlogs/states/${namePrefix}${machine}`;

/** The names of the log groups that there are with these settings. */
export const logGroupsOfMachines = (
  { namePrefix, executionLogging: { level } }: LoggingSettings,
  machines: readonly { readonly name: string }[],
): readonly string[] => (level === "OFF" ? [] : machines.map(({ name }) => logGroupOfMachine(namePrefix, name)));

/** Logs and traces of one machine, as its environment wants them. */
export const executionLogging = (
  scope: Construct,
  machine: string,
  { namePrefix, executionLogging: logging, tracing, logRetentionDays, protected: keep }: LoggingSettings,
  { keyArn }: Encryption,
): ExecutionLogging => {
  const traces = tracing ? [sendsTraces(`traces of state machine "${machine}"`)] : [];
  // Stated where it is off too: a machine that had it on is otherwise left as it is.
  const tracingConfiguration = { enabled: tracing };
  if (logging.level === "OFF")
    return { settings: { loggingConfiguration: { level: "OFF" }, tracingConfiguration }, rights: traces };
  const group = new CloudwatchLogGroup(scope, `executions of ${machine}`, {
    name: logGroupOfMachine(namePrefix, machine),
    retentionInDays: logRetentionDays,
    skipDestroy: keep,
    ...(keyArn !== undefined && { kmsKeyId: keyArn }),
  });
  const { arn } = named(group, `${machine}Executions`);
  return {
    settings: {
      // Step Functions takes the ARN of a log group only with this end.
      loggingConfiguration: {
        level: logging.level,
        includeExecutionData: logging.includeExecutionData,
        logDestination: `${arn}:*`,
      },
      tracingConfiguration,
    },
    rights: [logsExecutions(`log of state machine "${machine}"`), ...traces],
  };
};
