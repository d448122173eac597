/** Tells when EventBridge could not hand a message about a failed run to the topic: that message is lost. */
import type { Construct } from "constructs";
import { consolePage } from "../console";
import type { DeployedMachine } from "../deployed";
import { tellAboveZero } from "./above-zero";
import { failureRuleName } from "./failure";
import type { Topic } from "./topic";

/** The alarm's name in AWS. @param machine its name in the definitions */
export const untoldAlarmName = (namePrefix: string, machine: string): string =>
  `${failureRuleName(namePrefix, machine)}Untold`;

/**
 * EventBridge has a figure only where a delivery failed for good, so what is missing is well.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 * @param id the machine's name in the definitions
 */
export const tellOfUntold = (
  scope: Construct,
  id: string,
  machine: DeployedMachine,
  { namePrefix, region }: { readonly namePrefix: string; readonly region: string },
  topic: Topic,
): void => {
  const page = consolePage(region, `states/home?region=${region}#/statemachines/view/${machine.arn}`) ?? machine.arn;
  tellAboveZero(
    scope,
    `${id}FailedUntold`,
    {
      alarmName: untoldAlarmName(namePrefix, id),
      says: `A run of ${machine.name} ended badly, and EventBridge could not deliver the message about it: see its last executions. ${page}`,
      namespace: "AWS/Events",
      metricName: "FailedInvocations",
      dimensions: { RuleName: failureRuleName(namePrefix, id) },
      statistic: "Sum",
    },
    topic,
  );
};
