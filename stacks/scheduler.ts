/** What starts machines by itself: for each schedule its role and, where there is one, its dead-letter queue. */
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import type { Construct } from "constructs";
import type { Schedule } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";
import type { Environment } from "../config/schema";
import type { AwsContext } from "./aws-context";
import { type DeadLetterQueue, deadLetterQueueOf } from "./dead-letter-queue";
import type { DeployedMachine } from "./deployed";
import { jsonText } from "./json-text";
import { recipient } from "./notifications/recipient";
import { trustPolicy } from "./rights/statement";
import { role } from "./role";
import { refuseSecrets } from "./secret-text";
import type { Surroundings } from "./surroundings";
import { named } from "./terraform-name";
import { asTerraformText } from "./terraform-template";

/** The group that every account has. */
const GROUP = "default";

/**
 * How long a start is tried where somebody waits to be told that it is lost: an hour in place of AWS's 24. The number of attempts is AWS's
 * own, which an hour does not reach. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
 */
const toldSoon: Environment["schedules"][string]["retryPolicy"] = {
  maximumEventAgeInSeconds: 60 * 60,
  maximumRetryAttempts: 185,
};

/** A schedule as it is deployed. */
export interface Scheduled extends Pick<Environment["schedules"][string], "state" | "expression" | "timeZone"> {
  /** Its name in the definitions. */
  readonly name: string;
  /** What it starts. */
  readonly machine: DeployedMachine;
  readonly deadLetterQueue?: DeadLetterQueue;
}

/**
 * A schedule and the role by which it may start its machine and nothing else.
 * @throws DefinitionError when the schedule's machine is not deployed, or the environment says nothing of the schedule
 */
export const startOnSchedule = (
  scope: Construct,
  { name, stateMachine, input }: Schedule,
  machines: ReadonlyMap<string, DeployedMachine>,
  { environment, aws, encryption }: Surroundings,
): Scheduled => {
  const { namePrefix, schedules } = environment;
  const settings = schedules[name];
  if (settings === undefined)
    throw new DefinitionError(`schedule "${name}": config/${environment.name}.json does not say when it starts`);
  const machine = machines.get(stateMachine.name);
  if (machine === undefined)
    throw new DefinitionError(
      `schedule "${name}" starts the state machine "${stateMachine.name}", which is not deployed; add it to stateMachines in asl/machines`,
    );

  const retryPolicy = settings.retryPolicy ?? (recipient(environment) === undefined ? undefined : toldSoon);
  refuseSecrets(`schedule "${name}", its input`, input);
  const deadLetterQueue = deadLetterQueueOf(scope, name, environment, encryption);
  const { arn: roleArn, policy } = role(scope, `${name}SchedulerRole`, {
    namePrefix,
    trust: trustPolicy("scheduler.amazonaws.com", schedulesOfThisGroup(aws)),
    rights: [
      { actions: ["states:StartExecution"], resources: [machine.arn], neededBy: `schedule "${name}"` },
      ...(deadLetterQueue?.rights ?? []),
    ],
  });
  const schedule = new SchedulerSchedule(scope, `schedule ${name}`, {
    name: `${namePrefix}${name}`,
    groupName: GROUP,
    scheduleExpression: settings.expression,
    scheduleExpressionTimezone: settings.timeZone,
    flexibleTimeWindow: { mode: "OFF" },
    state: settings.state,
    target: {
      arn: machine.arn,
      roleArn,
      input: jsonText(asTerraformText(input)),
      ...(retryPolicy && { retryPolicy }),
      ...(deadLetterQueue && { deadLetterConfig: { arn: deadLetterQueue.arn } }),
    },
    ...(policy && { dependsOn: [policy] }),
  });
  named(schedule, name);
  const { state, expression, timeZone } = settings;
  return { name, machine, state, expression, timeZone, ...(deadLetterQueue && { deadLetterQueue }) };
};

/** The source is the group, not the schedule. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
const schedulesOfThisGroup = ({ partition, region, accountId }: AwsContext) => ({
  StringEquals: {
    "aws:SourceAccount": accountId,
    "aws:SourceArn": `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${GROUP}`,
  },
});
