/** Tells when no run of a scheduled machine has succeeded for too long, whatever the reason. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { consolePage } from "../console";
import type { Scheduled } from "../scheduler";
import { named } from "../terraform-name";
import { asTerraformText } from "../terraform-template";
import type { SilenceWindow } from "./silence-window";
import type { Topic } from "./topic";

/** The alarm's name in AWS. */
export const silenceAlarmName = (namePrefix: string, { name }: Pick<Scheduled, "name">): string =>
  `${namePrefix}${name}Silent`;

/**
 * Raised when each period of the window is without a success. CloudWatch has no figure for a period in which no execution ended, and would
 * look for older ones in its place and so be late: FILL puts a 0 there. Where the metric is not known at all there is nothing to fill, and
 * what is missing counts as silence.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
export const tellOfSilence = (
  scope: Construct,
  scheduled: Scheduled,
  { periodSeconds, periods }: SilenceWindow,
  { namePrefix, region }: { readonly namePrefix: string; readonly region: string },
  topic: Topic,
): void => {
  const { name, machine, expression, timeZone } = scheduled;
  const page = consolePage(region, `states/home?region=${region}#/statemachines/view/${machine.arn}`) ?? machine.arn;
  const starts = asTerraformText(`schedule ${namePrefix}${name} starts it by ${expression} in ${timeZone}`);
  const alarm = new CloudwatchMetricAlarm(scope, `alarm of silence of ${name}`, {
    alarmName: silenceAlarmName(namePrefix, scheduled),
    alarmDescription: `No run of ${machine.name} has succeeded for ${inWords(periods * periodSeconds)}; ${starts}. ${page}`,
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: periods,
    treatMissingData: "breaching",
    metricQuery: [
      { id: "successes", expression: "FILL(succeeded, 0)", label: "Runs that succeeded", returnData: true },
      {
        id: "succeeded",
        metric: {
          namespace: "AWS/States",
          metricName: "ExecutionsSucceeded",
          dimensions: { StateMachineArn: machine.arn },
          period: periodSeconds,
          stat: "Sum",
        },
      },
    ],
    alarmActions: [topic.arn],
    dependsOn: [topic.policy],
  });
  named(alarm, `${name}Silent`);
};

const inWords = (seconds: number): string =>
  seconds < 2 * 60 * 60 ? `${seconds / 60} minutes` : `${Math.round((seconds / 60 / 60) * 10) / 10} hours`;
