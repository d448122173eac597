import { noInput, schedule, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { stateMachines } from "../../asl/machines/state-machines";
import type { Environment } from "../../config/schema";
import { report } from "../report";
import { appStack, reference } from "./example-app";
import { matches, transformed } from "./notifications/event-pattern";
import { recordedEvents } from "./notifications/recorded-events";
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
            ArnEquals: { "aws:SourceArn": [alarm(`${name}Silent`), alarm(`${name}DeadLetterQueueNotEmpty`)] },
          },
        },
      ],
    });
  });

  it("names exactly the alarms that there are", () => {
    const names = Object.values(stack.resource.aws_cloudwatch_metric_alarm ?? {}).map(({ alarm_name }) => alarm_name);
    expect(names).toEqual([`prod-${name}Silent`, `prod-${name}DeadLetterQueueNotEmpty`]);
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
  const parent = "prod-execStepFunctionsStateMachine";
  const children = ["prod-execEcsRunStateMachine1", "prod-execEcsRunStateMachine2"];

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
    const { started, succeeded, failed, timedOut, aborted } = recordedEvents(parent);
    expect([failed, timedOut, aborted].map(messagesFor)).toEqual([1, 1, 1]);
    expect([started, succeeded].map(messagesFor)).toEqual([0, 0]);
    const ofChildren = children.flatMap((child) => Object.values(recordedEvents(child)));
    expect(ofChildren.map(messagesFor)).toEqual(ofChildren.map(() => 0));
    report(`notifications: ${5 + ofChildren.length} recorded events tried, 3 of 3 failures told, each once`);
  });

  it("is not mixed up with a machine whose name begins alike, or another service's event", () => {
    expect(messagesFor(recordedEvents(`${parent}-2`).failed)).toBe(0);
    expect(messagesFor({ ...recordedEvents(parent).failed, source: "custom" })).toBe(0);
  });

  it("goes to the topic, once it may be published to", () => {
    expect(resource(stack, "aws_cloudwatch_event_target", "execStepFunctionsStateMachineFailed")).toMatchObject({
      rule: "${aws_cloudwatch_event_rule.execStepFunctionsStateMachineFailed.name}",
      target_id: "notifications",
      arn: "${aws_sns_topic.notifications.arn}",
      depends_on: ["aws_sns_topic_policy.notifications"],
    });
  });

  it("is told with machine, error, cause and a link", () => {
    const target = resource(stack, "aws_cloudwatch_event_target", "execStepFunctionsStateMachineFailed");
    const link =
      "https://ap-northeast-1.console.aws.amazon.com/states/home?region=ap-northeast-1#/v2/executions/details/arn:aws:states:ap-northeast-1:123456789012:execution:prod-execStepFunctionsStateMachine:execution-name";
    const { failed, aborted } = recordedEvents(parent);
    const message = (event: unknown) => transformed(target.input_transformer as never, event);
    expect(message(failed)).toBe(
      [
        '"prod-execStepFunctionsStateMachine: FAILED"',
        '"Error: States.TaskFailed"',
        '"Cause: {"LastStatus":"STOPPED","StoppedReason":"Essential container in task exited"}"',
        `"${link}"`,
      ].join("\n"),
    );
    expect(message(aborted)).toBe(
      ['"prod-execStepFunctionsStateMachine: ABORTED"', '"Error: "', '"Cause: "', `"${link}"`].join("\n"),
    );
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

  it("is told once from a queue that two schedules name", () => {
    const parent = stateMachines.at(-1);
    const schedules = ["morning", "evening"].map((each) => schedule(each, parent as never, {}));
    const deadLetterQueue = "arn:aws:sqs:ap-northeast-1:123456789012:lost";
    const both = { morning: { ...nightly, deadLetterQueue }, evening: { ...nightly, deadLetterQueue } };
    const shared = synthesized(appStack({ ...told, schedules: both }, { schedules }));
    expect(shared.resource).not.toHaveProperty("aws_sqs_queue");
    const alarms: readonly Block[] = Object.values(shared.resource.aws_cloudwatch_metric_alarm ?? {});
    expect(alarms.flatMap(({ alarm_name, dimensions }) => (dimensions ? [[alarm_name, dimensions]] : []))).toEqual([
      ["prod-lostNotEmpty", { QueueName: "lost" }],
    ]);
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
