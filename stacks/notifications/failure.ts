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

/**
 * A rule for one machine: a pattern holds 4,096 characters, and so not the ARNs of all.
 * @param id the machine's name in the definitions
 */
export const tellOfFailure = (
  scope: Construct,
  id: string,
  machine: DeployedMachine,
  { namePrefix, region }: { readonly namePrefix: string; readonly region: string },
  topic: Topic,
): void => {
  const rule = new CloudwatchEventRule(scope, `rule of failures of ${id}`, {
    name: `${namePrefix}${id}Failed`,
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
    inputTransformer: { inputPaths, inputTemplate: message(machine.name, region) },
    dependsOn: [topic.policy],
  });
  named(target, `${id}Failed`);
};

/** Of the event's `detail`: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
const inputPaths = {
  status: "$.detail.status",
  error: "$.detail.error",
  cause: "$.detail.cause",
  execution: "$.detail.executionArn",
};

/**
 * Lines of text, each in quotes of its own, as a template of text has to be. A value that the event does not have leaves its place empty.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
const message = (machine: string, region: string): string =>
  [
    `${machine}: <status>`,
    "Error: <error>",
    "Cause: <cause>",
    consolePage(region, `states/home?region=${region}#/v2/executions/details/<execution>`) ?? "Execution: <execution>",
  ]
    .map((line) => `"${line}"`)
    .join("\n");
