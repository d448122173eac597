/** Who is told in `prod`, and of what; written down in full. */
import assert from "node:assert/strict";
import { region } from "../account/clients";
import * as look from "../account/look";
import * as told from "../account/told";
import type { Step } from "../log";
import { motoAccount } from "../servers/moto";
import type { Stage } from "./stage";

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${motoAccount}:${rest}`;
const topic = arn("sns", "prod-go-batch-notifications");
const machine = arn("states", "stateMachine:prod-execStepFunctionsStateMachine");
const silent = "prod-execStepFunctionsScheduleSilent";
const queue = "prod-execStepFunctionsScheduleDeadLetterQueue";
const notEmpty = `${queue}NotEmpty`;
const rule = "prod-execStepFunctionsStateMachineFailed";
const untold = `${rule}Untold`;
const console = `https://${region}.console.aws.amazon.com`;

/** A schedule that starts each day, and somebody to tell. */
export const nightly = {
  notifications: { email: "on-call@example.com" },
  schedules: {
    execStepFunctionsSchedule: { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "ENABLED" },
  },
} as const;

export const toldWhenItFails = ({ aws, copy }: Stage): readonly Step[] => [
  {
    says: "the topic goes to the mail address; rules and its alarms alone may publish to it",
    does: async () => {
      const { key, ...found } = await told.topic(aws, topic);
      assert.match(String(key), /^arn:aws:kms:/);
      assert.deepEqual(found, {
        policy: [
          {
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: ["sns:Publish"],
            Resource: [topic],
          },
          {
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: ["sns:Publish"],
            Resource: [topic],
            Condition: {
              StringEquals: { "aws:SourceAccount": motoAccount },
              ArnEquals: {
                "aws:SourceArn": [silent, notEmpty, untold].map((name) => arn("cloudwatch", `alarm:${name}`)),
              },
            },
          },
        ],
        goesTo: [["email", "on-call@example.com"]],
      });
    },
  },
  {
    says: "a rule tells of failed, timed-out and aborted executions of the parent, with cause and link",
    does: async () => {
      assert.deepEqual(await told.rule(aws, rule), {
        state: "ENABLED",
        pattern: {
          source: ["aws.states"],
          "detail-type": ["Step Functions Execution Status Change"],
          detail: { status: ["FAILED", "TIMED_OUT", "ABORTED"], stateMachineArn: [machine] },
        },
        targets: [
          {
            Id: "notifications",
            Arn: topic,
            RoleArn: undefined,
            InputTransformer: {
              InputPathsMap: {
                status: "$.detail.status",
                error: "$.detail.error",
                cause: "$.detail.cause",
                execution: "$.detail.executionArn",
              },
              InputTemplate: [
                '"prod-execStepFunctionsStateMachine: <status> "',
                '"Error: <error> "',
                '"Cause: <cause> "',
                `"${console}/states/home?region=${region}#/v2/executions/details/<execution> "`,
              ].join("\n"),
            },
          },
        ],
      });
    },
  },
  {
    says: "an alarm tells when EventBridge cannot deliver that message",
    does: async () => {
      assert.deepEqual(await told.alarm(aws, untold), {
        description: `A run of prod-execStepFunctionsStateMachine ended badly, and EventBridge could not deliver the message about it: see its last executions. ${console}/states/home?region=${region}#/statemachines/view/${machine}`,
        metric: ["AWS/Events", "FailedInvocations", [{ Name: "RuleName", Value: rule }]],
        figure: ["Sum", 300],
        metrics: [],
        raised: ["GreaterThanThreshold", 0, 1, "notBreaching"],
        tells: [topic],
      });
    },
  },
  {
    says: "a start that is lost goes to an encrypted queue, and an alarm tells of it",
    does: async () => {
      const { key, ...found } = await told.queue(aws, queue);
      assert.match(String(key), /^arn:aws:kms:/);
      assert.deepEqual(found, { arn: arn("sqs", queue), keptForSeconds: "1209600" });
      const { rights } = await look.role(aws, "prod-execStepFunctionsScheduleSchedulerRole");
      assert.deepEqual(rights, [
        { Effect: "Allow", Action: ["states:StartExecution"], Resource: [machine] },
        { Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [arn("sqs", queue)] },
        { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: [key] },
      ]);
      assert.deepEqual(await told.alarm(aws, notEmpty), {
        description: `A start could not be delivered (schedule prod-execStepFunctionsSchedule); the message in the queue ${queue} says why. ${console}/sqs/v3/home?region=${region}#/queues`,
        metric: ["AWS/SQS", "ApproximateNumberOfMessagesVisible", [{ Name: "QueueName", Value: queue }]],
        figure: ["Maximum", 300],
        metrics: [],
        raised: ["GreaterThanThreshold", 0, 1, "notBreaching"],
        tells: [topic],
      });
    },
  },
  {
    says: "an alarm tells when no run succeeded for a day and what a run may come later",
    does: async () => {
      assert.deepEqual(await told.alarm(aws, silent), {
        description: `No run of prod-execStepFunctionsStateMachine has succeeded for 29 hours; schedule prod-execStepFunctionsSchedule starts it by cron(0 10 * * ? *) in Asia/Tokyo. ${console}/states/home?region=${region}#/statemachines/view/${machine}`,
        metric: undefined,
        figure: undefined,
        metrics: [
          { id: "successes", expression: "FILL(succeeded, 0)", metric: undefined, figure: undefined, decides: true },
          {
            id: "succeeded",
            expression: undefined,
            metric: ["AWS/States", "ExecutionsSucceeded", [{ Name: "StateMachineArn", Value: machine }]],
            figure: ["Sum", 3600],
            decides: false,
          },
        ],
        raised: ["LessThanThreshold", 1, 29, "breaching"],
        tells: [topic],
      });
    },
  },
  {
    says: "a plan after it shows nothing to change",
    does: async () => {
      const { stdout } = await copy.run("npm run --silent plan -- --env prod --json");
      const unchanged = { add: 0, change: 0, destroy: 0 };
      assert.deepEqual(JSON.parse(stdout), { ecr: unchanged, app: unchanged });
    },
  },
];
