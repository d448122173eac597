import "cdktf/lib/testing/adapters/jest";
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Testing } from "cdktf";
import { input, schedule, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { stateMachines } from "../../asl/machines/state-machines";
import type { Environment } from "../../config/schema";
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";

Testing.setupJest();

const name = "execStepFunctionsSchedule";
type Settings = Environment["schedules"][string];
const settings: Settings = { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "DISABLED" };
const withSettings = (more: Partial<Settings>) =>
  appStack({ ...reference, schedules: { [name]: { ...settings, ...more } } });

it("starts the parent at ten in Tokyo, once it is enabled", () => {
  expect(Testing.synth(appStack(), true)).toHaveResourceWithProperties(SchedulerSchedule, {
    name,
    group_name: "default",
    schedule_expression: "cron(0 10 * * ? *)",
    schedule_expression_timezone: "Asia/Tokyo",
    flexible_time_window: { mode: "OFF" },
    state: "DISABLED",
    target: {
      arn: "${aws_sfn_state_machine.execStepFunctionsStateMachine.arn}",
      role_arn: "${aws_iam_role.execStepFunctionsScheduleSchedulerRole.arn}",
      input: "{}",
    },
  });
});

it("waits with the schedule for the right to start its machine", () => {
  expect(resource(synthesized(appStack()), "aws_scheduler_schedule", name).depends_on).toEqual([
    "aws_iam_role_policy.execStepFunctionsScheduleSchedulerRolePolicy",
  ]);
});

it("has no retry policy and no dead-letter queue unless they are configured", () => {
  const stack = synthesized(appStack());
  expect(resource(stack, "aws_scheduler_schedule", name).target).not.toHaveProperty("retry_policy");
  expect(resource(stack, "aws_scheduler_schedule", name).target).not.toHaveProperty("dead_letter_config");
  expect(stack.resource).not.toHaveProperty("aws_sqs_queue");
});

it("retries as configured", () => {
  const stack = synthesized(withSettings({ retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 2 } }));
  expect(resource(stack, "aws_scheduler_schedule", name).target).toMatchObject({
    retry_policy: { maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 2 },
  });
});

it("sends what it could not start to a queue of its own", () => {
  const stack = withSettings({ deadLetterQueue: true });
  expect(Testing.synth(stack, true)).toHaveResourceWithProperties(SqsQueue, {
    name: "execStepFunctionsScheduleDeadLetterQueue",
    message_retention_seconds: 1_209_600,
    sqs_managed_sse_enabled: true,
  });
  expect(resource(synthesized(stack), "aws_scheduler_schedule", name).target).toMatchObject({
    dead_letter_config: { arn: "${aws_sqs_queue.execStepFunctionsScheduleDeadLetterQueue.arn}" },
  });
});

it("sends what it could not start to an existing queue, with the right to do so", () => {
  const queue = "arn:aws:sqs:ap-northeast-1:123456789012:lost";
  const stack = synthesized(withSettings({ deadLetterQueue: queue }));
  expect(stack.resource).not.toHaveProperty("aws_sqs_queue");
  expect(resource(stack, "aws_scheduler_schedule", name).target).toMatchObject({ dead_letter_config: { arn: queue } });
  expect(json(resource(stack, "aws_iam_role_policy", `${name}SchedulerRolePolicy`), "policy")).toMatchObject({
    Statement: [{ Action: ["states:StartExecution"] }, { Action: ["sqs:SendMessage"], Resource: [queue] }],
  });
});

it("hands its typed input on, template marks and all", () => {
  const machine = stateMachine("echo", input<{ words: readonly string[] }>(), ({ input, step }) => {
    step.runTask("run", goBatch, { command: input.words });
  });
  const stack = appStack(reference, {
    stateMachines: [...stateMachines, machine],
    schedules: [schedule(name, machine, { words: ["${a}", '"b"'] })],
  });
  expect(json(resource(synthesized(stack), "aws_scheduler_schedule", name).target as never, "input")).toEqual({
    words: ["$${a}", '"b"'],
  });
});

describe("refuses a schedule", () => {
  it("whose machine is not deployed", () => {
    const machine = stateMachine("elsewhere", input<object>(), ({ step }) => void step.runTask("run", goBatch));
    expect(() => appStack(reference, { schedules: [schedule(name, machine, {})] })).toThrow(
      `schedule "${name}" starts the state machine "elsewhere", which is not deployed; add it to stateMachines in asl/machines`,
    );
  });

  it("of which the environment says nothing", () => {
    expect(() => appStack({ ...reference, schedules: {} })).toThrow(
      `schedule "${name}": config/dev.json does not say when it starts`,
    );
  });
});
