/** The connections of the environment's own VPC, written down in CloudWatch Logs. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Environment } from "../../config/schema";
import type { AwsContext } from "../aws-context";
import type { Encryption } from "../encryption";
import { trustPolicy } from "../rights/statement";
import { role } from "../role";
import { nameTag } from "./name-tag";

/** What an environment says of it. */
export type FlowLogSettings = Pick<Environment, "namePrefix" | "flowLogs" | "logRetentionDays" | "protected">;

const logGroupName = (namePrefix: string): string => `/vpc-flow-logs/${namePrefix}vpc`;

/** The names of the log groups that there are with these settings. */
export const logGroupsOfNetwork = ({ namePrefix, flowLogs }: FlowLogSettings): readonly string[] =>
  flowLogs ? [logGroupName(namePrefix)] : [];

/**
 * Flow logs of a VPC, taken and refused connections alike, gathered over ten minutes: the longer and cheaper of AWS's two intervals.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 */
export const flowLogs = (
  scope: Construct,
  vpc: Vpc,
  { namePrefix, flowLogs: wanted, logRetentionDays, protected: keep }: FlowLogSettings,
  aws: AwsContext,
  { keyArn }: Encryption,
): void => {
  if (!wanted) return;
  const group = new CloudwatchLogGroup(scope, "flowLogs", {
    name: logGroupName(namePrefix),
    retentionInDays: logRetentionDays,
    skipDestroy: keep,
    ...(keyArn !== undefined && { kmsKeyId: keyArn }),
  });
  const { arn: roleArn, policy } = role(scope, "vpcFlowLogsRole", {
    namePrefix,
    trust: trustPolicy("vpc-flow-logs.amazonaws.com", flowLogsOfThisAccount(aws)),
    rights: [
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        resources: [
          `arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:${logGroupName(namePrefix)}:log-stream:*`,
        ],
        neededBy: "flow logs of the VPC",
      },
      {
        actions: ["logs:DescribeLogGroups"],
        resources: [`arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:*`],
        neededBy: "flow logs of the VPC",
      },
    ],
  });
  new FlowLog(scope, "flowLog", {
    vpcId: vpc.id,
    trafficType: "ALL",
    maxAggregationInterval: 600,
    logDestination: group.arn,
    iamRoleArn: roleArn,
    tags: nameTag(namePrefix, "flowLog"),
    ...(policy && { dependsOn: [policy] }),
  });
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
const flowLogsOfThisAccount = ({ partition, region, accountId }: AwsContext) => ({
  StringEquals: { "aws:SourceAccount": accountId },
  ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*` },
});
