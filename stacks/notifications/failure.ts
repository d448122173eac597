/** Tells of each execution of a machine that ends badly. */
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";
import { consolePage } from "../console";
import type { DeployedMachine } from "../deployed";
import { jsonText } from "../json-text";
import { named } from "../terraform-name";
import type { Topic } from "./topic";

/** Every way to end but SUCCEEDED. https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
const badEnds = ["FAILED", "TIMED_OUT", "ABORTED"];

/** The rule's name in AWS. @param machine its name in the definitions */
export const failureRuleName = (namePrefix: string, machine: string): string => `${namePrefix}${machine}Failed`;

/** The environment, as far as messages differ by it. */
export interface MessageSettings {
  readonly namePrefix: string;
  readonly region: string;
  /** The cause may hold the run's input, and is left out where that may not be mailed. */
  readonly withoutCause: boolean;
}

/**
 * A rule for one machine: a pattern holds 4,096 characters, and so not the ARNs of all.
 * @param id the machine's name in the definitions
 */
export const tellOfFailure = (
  scope: Construct,
  id: string,
  machine: DeployedMachine,
  { namePrefix, region, withoutCause }: MessageSettings,
  topic: Topic,
): void => {
  const rule = new CloudwatchEventRule(scope, `rule of failures of ${id}`, {
    name: failureRuleName(namePrefix, id),
    description: `Executions of ${machine.name} that failed, timed out or were aborted`,
    eventPattern: jsonText({
      source: ["aws.states"],
      "detail-type": ["Step Functions Execution Status Change"],
      detail: { status: badEnds, stateMachineArn: [machine.arn] },
    }),
  });
  const target = new CloudwatchEventTarget(scope, `target of failures of ${id}`, {
    rule: named(rule, `${id}Failed`).name,
    targetId: "notifications",
    arn: topic.arn,
    inputTransformer: {
      inputPaths: withoutCause ? inputPaths : { ...inputPaths, cause: "$.detail.cause" },
      inputTemplate: message(machine.name, region, withoutCause),
    },
    dependsOn: [topic.policy],
  });
  named(target, `${id}Failed`);
};

/** Of the event's `detail`: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
const inputPaths = {
  status: "$.detail.status",
  error: "$.detail.error",
  execution: "$.detail.executionArn",
};

/**
 * Lines of text, each in quotes of its own, as a template of text has to be. A value that the event does not have leaves its place empty.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
const message = (machine: string, region: string, withoutCause: boolean): string =>
  [
    `${machine}: <status>`,
    "Error: <error>",
    ...(withoutCause ? [] : ["Cause: <cause>"]),
    consolePage(region, `states/home?region=${region}#/v2/executions/details/<execution>`) ?? "Execution: <execution>",
  ]
    // The quotes arrive with the line: the space keeps the last one out of the link.
    .map((line) => `"${line} "`)
    .join("\n");
