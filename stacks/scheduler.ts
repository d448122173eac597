/** What starts machines by itself: for each schedule its role and, if configured, a dead-letter queue. */
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { Construct } from "constructs";
import type { Schedule } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";
import type { Environment } from "../config/schema";
import type { AwsContext } from "./aws-context";
import type { DeployedMachine } from "./deployed";
import { jsonText } from "./json-text";
import { trustPolicy } from "./rights/statement";
import { role } from "./role";
import { named } from "./terraform-name";
import { asTerraformText } from "./terraform-template";

/** The group that every account has. */
const GROUP = "default";

/** 14 days, the most that SQS keeps a message: time to see that a start was lost. */
const DEAD_LETTER_RETENTION_SECONDS = 14 * 24 * 60 * 60;

/**
 * A schedule and the role by which it may start its machine and nothing else.
 * @throws DefinitionError when the schedule's machine is not deployed, or the environment says nothing of the schedule
 */
export const startOnSchedule = (
  scope: Construct,
  { name, stateMachine, input }: Schedule,
  machines: ReadonlyMap<string, DeployedMachine>,
  { namePrefix, schedules, name: environment }: Environment,
  aws: AwsContext,
): void => {
  const settings = schedules[name];
  if (settings === undefined)
    throw new DefinitionError(`schedule "${name}": config/${environment}.json does not say when it starts`);
  const machine = machines.get(stateMachine.name);
  if (machine === undefined)
    throw new DefinitionError(
      `schedule "${name}" starts the state machine "${stateMachine.name}", which is not deployed; add it to stateMachines in asl/machines`,
    );

  const deadLetterQueueArn =
    settings.deadLetterQueue === true ? deadLetterQueue(scope, name, namePrefix) : settings.deadLetterQueue;
  const { arn: roleArn, policy } = role(scope, `${name}SchedulerRole`, {
    namePrefix,
    trust: trustPolicy("scheduler.amazonaws.com", schedulesOfThisGroup(aws)),
    rights: [
      { actions: ["states:StartExecution"], resources: [machine.arn] },
      ...(deadLetterQueueArn === undefined ? [] : [{ actions: ["sqs:SendMessage"], resources: [deadLetterQueueArn] }]),
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
      ...(settings.retryPolicy && { retryPolicy: settings.retryPolicy }),
      ...(deadLetterQueueArn !== undefined && { deadLetterConfig: { arn: deadLetterQueueArn } }),
    },
    ...(policy && { dependsOn: [policy] }),
  });
  named(schedule, name);
};

/** Where starts go that EventBridge Scheduler could not deliver. https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
const deadLetterQueue = (scope: Construct, schedule: string, namePrefix: string): string => {
  const queue = new SqsQueue(scope, `dead-letter queue of ${schedule}`, {
    // A schedule's name may have dots, a queue's may not.
    name: `${namePrefix}${schedule}DeadLetterQueue`.replaceAll(".", "-"),
    messageRetentionSeconds: DEAD_LETTER_RETENTION_SECONDS,
    sqsManagedSseEnabled: true,
  });
  return named(queue, `${schedule}DeadLetterQueue`).arn;
};

/** The source is the group, not the schedule. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
const schedulesOfThisGroup = ({ partition, region, accountId }: AwsContext) => ({
  StringEquals: {
    "aws:SourceAccount": accountId,
    "aws:SourceArn": `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${GROUP}`,
  },
});
