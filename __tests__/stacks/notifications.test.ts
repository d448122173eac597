import { noInput, schedule, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { execStepFunctionsStateMachine, stateMachines } from "../../asl/machines/state-machines";
import type { Environment } from "../../config/schema";
import { exits } from "../../local/testing/exits";
import { runLocally } from "../../local/testing/run-locally";
import { report } from "../report";
import { appStack, reference } from "./example-app";
import { matches, transformed } from "./notifications/event-pattern";
import { because, publishedEvents } from "./notifications/published-events";
import { type Block, json, resource, synthesized } from "./synthesized";

const name = "execStepFunctionsSchedule";
const nightly = { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "ENABLED" } as const;
const told: Environment = {
  ...reference,
  namePrefix: "prod-",
  notifications: { email: "on-call@example.com" },
  schedules: { [name]: nightly },
};
const stack = synthesized(appStack(told));
const parent = "execStepFunctionsStateMachine";
/** What there is in an environment for telling somebody. */
const telling = (environment: Environment): readonly string[] =>
  Object.keys(synthesized(appStack(environment)).resource).filter((type) =>
    /^aws_(sns|sqs|cloudwatch_event|cloudwatch_metric)_/.test(type),
  );

it("makes a topic, a rule, alarms and a queue where there is somebody to tell, and nothing where there is nobody", () => {
  expect(telling(told)).toEqual([
    "aws_cloudwatch_event_rule",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_metric_alarm",
    "aws_sns_topic",
    "aws_sns_topic_policy",
    "aws_sns_topic_subscription",
    "aws_sqs_queue",
  ]);
  expect(telling({ ...told, notifications: { none: "a trial" } })).toEqual([]);
  const { notifications: _, ...unsaid } = told;
  expect(telling(unsaid)).toEqual([]);
});

describe("the topic", () => {
  it.each([
    ["go-batch", "prod-go-batch-notifications"],
    ["data/jobs.v2", "prod-data-jobs-v2-notifications"],
    ["a".repeat(236), `prod-${"a".repeat(195)}-notifications`],
  ])(
    "has the name of the app with the repository %s, as SNS would hand over a stranger's topic",
    (repository, called) => {
      const { name: found } = resource(
        synthesized(appStack({ ...told, repository })),
        "aws_sns_topic",
        "notifications",
      );
      expect(found).toBe(called);
      expect(found).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
    },
  );

  it("goes to the configured address", () => {
    expect(resource(stack, "aws_sns_topic_subscription", "notifications")).toMatchObject({
      topic_arn: "${aws_sns_topic.notifications.arn}",
      protocol: "email",
      endpoint: "on-call@example.com",
    });
  });

  it("takes messages of EventBridge's rules and of its own alarms alone", () => {
    const alarm = (of: string) =>
      `arn:\${data.aws_partition.current.partition}:cloudwatch:ap-northeast-1:123456789012:alarm:prod-${of}`;
    expect(json(resource(stack, "aws_sns_topic_policy", "notifications"), "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: ["sns:Publish"],
          Resource: ["${aws_sns_topic.notifications.arn}"],
        },
        {
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["sns:Publish"],
          Resource: ["${aws_sns_topic.notifications.arn}"],
          Condition: {
            StringEquals: { "aws:SourceAccount": "123456789012" },
            ArnEquals: {
              "aws:SourceArn": [
                alarm(`${name}Silent`),
                alarm(`${name}DeadLetterQueueNotEmpty`),
                alarm(`${parent}FailedUntold`),
              ],
            },
          },
        },
      ],
    });
  });

  it("names exactly the alarms that there are", () => {
    const names = Object.values(stack.resource.aws_cloudwatch_metric_alarm ?? {}).map(({ alarm_name }) => alarm_name);
    expect(names.toSorted()).toEqual([
      `prod-${name}DeadLetterQueueNotEmpty`,
      `prod-${name}Silent`,
      `prod-${parent}FailedUntold`,
    ]);
  });

  it("is encrypted by the environment's key where there is one, and its queues are", () => {
    const encrypted = synthesized(appStack({ ...told, customerManagedKeys: true }));
    const key = "${aws_kms_key.encryptionKey.arn}";
    expect(resource(encrypted, "aws_sns_topic", "notifications").kms_master_key_id).toBe(key);
    const queue = resource(encrypted, "aws_sqs_queue", `${name}DeadLetterQueue`);
    expect(queue.kms_master_key_id).toBe(key);
    expect(queue).not.toHaveProperty("sqs_managed_sse_enabled");
    expect(json(resource(encrypted, "aws_iam_role_policy", `${name}SchedulerRolePolicy`), "policy")).toMatchObject({
      Statement: [
        {},
        { Action: ["sqs:SendMessage"] },
        { Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: [key] },
      ],
    });
  });
});

describe("a run that ends badly", () => {
  const deployed = `prod-${parent}`;

  /** The patterns, with the ARNs that the references stand for. */
  const patterns = Object.values(stack.resource.aws_cloudwatch_event_rule ?? {}).map((rule) =>
    JSON.parse(
      String(rule.event_pattern).replace(
        /\$\{aws_sfn_state_machine\.(\w+)\.arn\}/g,
        "arn:aws:states:ap-northeast-1:123456789012:stateMachine:prod-$1",
      ),
    ),
  );
  const messagesFor = (event: unknown): number => patterns.filter((pattern) => matches(pattern, event)).length;

  it("is one message for each failed, timed-out and aborted execution of the parent, and none for others", () => {
    const { started, succeeded, failed, timedOut, aborted } = publishedEvents(deployed);
    expect([failed, timedOut, aborted].map(messagesFor)).toEqual([1, 1, 1]);
    expect([started, succeeded].map(messagesFor)).toEqual([0, 0]);
    expect(messagesFor(publishedEvents("prod-execEcsRunStateMachine1").failed)).toBe(0);
    report("notifications: 5 events as AWS publishes them tried, 3 of 3 failures told, each once");
  });

  it("is not mixed up with a machine whose name begins alike, or another service's event", () => {
    expect(messagesFor(publishedEvents(`${deployed}-2`).failed)).toBe(0);
    expect(messagesFor({ ...publishedEvents(deployed).failed, source: "custom" })).toBe(0);
  });

  it("goes to the topic, once it may be published to", () => {
    expect(resource(stack, "aws_cloudwatch_event_target", "execStepFunctionsStateMachineFailed")).toMatchObject({
      rule: "${aws_cloudwatch_event_rule.execStepFunctionsStateMachineFailed.name}",
      target_id: "notifications",
      arn: "${aws_sns_topic.notifications.arn}",
      depends_on: ["aws_sns_topic_policy.notifications"],
    });
  });

  const link = `https://ap-northeast-1.console.aws.amazon.com/states/home?region=ap-northeast-1#/v2/executions/details/arn:aws:states:ap-northeast-1:123456789012:execution:${deployed}:execution-name`;
  const { aborted, failed } = publishedEvents(deployed);
  const message = (event: unknown, from = stack) =>
    transformed(
      resource(from, "aws_cloudwatch_event_target", "execStepFunctionsStateMachineFailed").input_transformer as never,
      event,
    ).split("\n");

  it("is told with machine, error, cause and a link that the closing quote does not stick to", () => {
    expect(message(because(failed, "Wrong", "the input has no date"))).toEqual([
      `"${deployed}: FAILED "`,
      '"Error: Wrong "',
      '"Cause: the input has no date "',
      `"${link} "`,
    ]);
    expect(message(aborted)).toEqual([`"${deployed}: ABORTED "`, '"Error:  "', '"Cause:  "', `"${link} "`]);
  });

  describe("in a container below a child", () => {
    const run = runLocally(execStepFunctionsStateMachine, {}, { tasks: { ecsRunTask1: exits("killed") } });
    const event = async () => {
      const { error, cause } = await run;
      return because(failed, String(error), String(cause));
    };

    it("is told with all that the child was: its input, and the arguments of its container", async () => {
      const [, error, cause = ""] = message(await event());
      expect(error).toBe('"Error: States.TaskFailed "');
      expect(cause).toContain("OutOfMemoryError: Container killed due to memory usage");
      expect(cause).toContain('"Input":"{\\"commands\\":[\\"from1\\",\\"object1\\"]');
      expect(cause).toContain('\\"Command\\":[\\"from1\\",\\"object1\\"]');
    });

    it("is told without any of it where the configuration says so, and EventBridge does not pick it", async () => {
      const without = synthesized(
        appStack({ ...told, notifications: { email: "on-call@example.com", withoutCause: true } }),
      );
      expect(message(await event(), without)).toEqual([
        `"${deployed}: FAILED "`,
        '"Error: States.TaskFailed "',
        `"${link} "`,
      ]);
      const target = resource(without, "aws_cloudwatch_event_target", "execStepFunctionsStateMachineFailed");
      expect(JSON.stringify(target.input_transformer)).not.toContain("cause");
    });
  });

  it("is told by an alarm where EventBridge could not deliver its message", () => {
    const machine = "${aws_sfn_state_machine.execStepFunctionsStateMachine.arn}";
    expect(resource(stack, "aws_cloudwatch_metric_alarm", `${parent}FailedUntold`)).toMatchObject({
      alarm_name: `prod-${parent}FailedUntold`,
      namespace: "AWS/Events",
      metric_name: "FailedInvocations",
      dimensions: { RuleName: resource(stack, "aws_cloudwatch_event_rule", `${parent}Failed`).name },
      statistic: "Sum",
      period: 300,
      evaluation_periods: 1,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      treat_missing_data: "notBreaching",
      alarm_actions: ["${aws_sns_topic.notifications.arn}"],
      alarm_description: `A run of ${deployed} ended badly, and EventBridge could not deliver the message about it: see its last executions. https://ap-northeast-1.console.aws.amazon.com/states/home?region=ap-northeast-1#/statemachines/view/${machine}`,
    });
  });
});

describe("a start that was lost", () => {
  it("lies in a queue, although the schedule names none, and is told from there", () => {
    expect(resource(stack, "aws_scheduler_schedule", name).target).toMatchObject({
      dead_letter_config: { arn: `\${aws_sqs_queue.${name}DeadLetterQueue.arn}` },
    });
    expect(resource(stack, "aws_cloudwatch_metric_alarm", `prod-${name}DeadLetterQueueNotEmpty`)).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: resource(stack, "aws_sqs_queue", `${name}DeadLetterQueue`).name },
      statistic: "Maximum",
      period: 300,
      evaluation_periods: 1,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      treat_missing_data: "notBreaching",
      alarm_actions: ["${aws_sns_topic.notifications.arn}"],
      alarm_description: `A start could not be delivered (schedule prod-${name}); the message in the queue prod-${name}DeadLetterQueue says why. https://ap-northeast-1.console.aws.amazon.com/sqs/v3/home?region=ap-northeast-1#/queues`,
    });
  });

  it("is given up after an hour, and so told, unless the schedule says how long it is tried", () => {
    expect(resource(stack, "aws_scheduler_schedule", name).target).toMatchObject({
      retry_policy: { maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 185 },
    });
    const patient = { ...told, schedules: { [name]: { ...nightly, retryPolicy: { maximumRetryAttempts: 2 } } } };
    const { target } = resource(synthesized(appStack(patient)), "aws_scheduler_schedule", name);
    expect((target as Block).retry_policy).toEqual({ maximum_retry_attempts: 2 });
  });

  it("is told once from a queue that two schedules name", () => {
    const parent = stateMachines.at(-1);
    const schedules = ["morning", "evening"].map((each) => schedule(each, parent as never, {}));
    const deadLetterQueue = "arn:aws:sqs:ap-northeast-1:123456789012:lost";
    const both = { morning: { ...nightly, deadLetterQueue }, evening: { ...nightly, deadLetterQueue } };
    const shared = synthesized(appStack({ ...told, schedules: both }, { schedules }));
    expect(shared.resource).not.toHaveProperty("aws_sqs_queue");
    const alarms: readonly Block[] = Object.values(shared.resource.aws_cloudwatch_metric_alarm ?? {});
    expect(
      alarms.flatMap(({ namespace, alarm_name, dimensions }) =>
        namespace === "AWS/SQS" ? [[alarm_name, dimensions]] : [],
      ),
    ).toEqual([["prod-lostNotEmpty", { QueueName: "lost" }]]);
    expect(resource(shared, "aws_cloudwatch_metric_alarm", "lostNotEmpty").alarm_description).toContain(
      "(schedules prod-morning, prod-evening)",
    );
  });
});

describe("silence", () => {
  it("is told when no run succeeded for a day, and what a run may come later", () => {
    const machine = "${aws_sfn_state_machine.execStepFunctionsStateMachine.arn}";
    expect(resource(stack, "aws_cloudwatch_metric_alarm", `${name}Silent`)).toMatchObject({
      evaluation_periods: 29,
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      treat_missing_data: "breaching",
      metric_query: [
        { id: "successes", expression: "FILL(succeeded, 0)", return_data: true },
        {
          id: "succeeded",
          metric: {
            namespace: "AWS/States",
            metric_name: "ExecutionsSucceeded",
            dimensions: { StateMachineArn: machine },
            period: 3600,
            stat: "Sum",
          },
        },
      ],
      alarm_actions: ["${aws_sns_topic.notifications.arn}"],
      alarm_description: `No run of prod-execStepFunctionsStateMachine has succeeded for 29 hours; schedule prod-${name} starts it by cron(0 10 * * ? *) in Asia/Tokyo. https://ap-northeast-1.console.aws.amazon.com/states/home?region=ap-northeast-1#/statemachines/view/${machine}`,
    });
    expect(stack.output.schedulesWithoutSilenceAlarm?.value).toEqual({});
  });

  it("is not told of a schedule that is DISABLED or too seldom, and that is said", () => {
    const silenceOf = (settings: Environment["schedules"][string]) => {
      const { resource: made, output } = synthesized(appStack({ ...told, schedules: { [name]: settings } }));
      expect(made.aws_cloudwatch_metric_alarm).not.toHaveProperty(`${name}Silent`);
      return output.schedulesWithoutSilenceAlarm?.value;
    };
    expect(silenceOf({ ...nightly, state: "DISABLED" })).toEqual({ [name]: "is DISABLED" });
    expect(silenceOf({ ...nightly, expression: "cron(0 10 1 * ? *)" })).toEqual({
      [name]: "ends, or has starts that are too far apart: an alarm looks back over 7 days at most",
    });
  });
});

it("tells of machines that no schedule starts and no other machine, too", () => {
  const byHand = stateMachine("byHand", noInput, ({ step }) => void step.runTask("run", goBatch));
  const { resource: made } = synthesized(appStack(told, { stateMachines: [...stateMachines, byHand] }));
  expect(Object.keys(made.aws_cloudwatch_event_rule ?? {})).toEqual([
    "byHandFailed",
    "execStepFunctionsStateMachineFailed",
  ]);
});
