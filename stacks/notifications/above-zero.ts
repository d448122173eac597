/** The alarm of what should never be counted at all. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { named } from "../terraform-name";
import type { Topic } from "./topic";

/** A count, and what is said when it is not zero. */
export interface Counted {
  /** The alarm's name in AWS. */
  readonly alarmName: string;
  readonly says: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Maximum" | "Sum";
}

/**
 * Tells within five minutes that a count is above zero. No figure is no count, so what is missing is well.
 * @param id Terraform's logical id
 */
export const tellAboveZero = (scope: Construct, id: string, { says, ...counted }: Counted, topic: Topic): void => {
  const alarm = new CloudwatchMetricAlarm(scope, `alarm ${id}`, {
    ...counted,
    alarmDescription: says,
    period: 300,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: [topic.arn],
    dependsOn: [topic.policy],
  });
  named(alarm, id);
};
