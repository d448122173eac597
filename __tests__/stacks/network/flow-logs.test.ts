import { appStack, reference } from "../example-app";
import { json, resource, synthesized } from "../synthesized";

const stack = synthesized(appStack({ ...reference, namePrefix: "prod-", flowLogs: true }));

it("has no flow logs where they are not asked for", () => {
  expect(synthesized(appStack()).resource.aws_flow_log).toBeUndefined();
});

it("writes every connection of the VPC, taken or refused, into one log group", () => {
  expect(resource(stack, "aws_flow_log", "flowLog")).toEqual({
    vpc_id: "${aws_vpc.vpc.id}",
    traffic_type: "ALL",
    max_aggregation_interval: 600,
    log_destination: "${aws_cloudwatch_log_group.flowLogs.arn}",
    iam_role_arn: "${aws_iam_role.vpcFlowLogsRole.arn}",
    tags: { Name: "prod-flowLog" },
    depends_on: ["aws_iam_role_policy.vpcFlowLogsRolePolicy"],
  });
  expect(resource(stack, "aws_cloudwatch_log_group", "flowLogs")).toEqual({
    name: "/vpc-flow-logs/prod-vpc",
    retention_in_days: 30,
    skip_destroy: false,
  });
});

it("lets the flow logs of this account alone take the role, and write to that log group alone", () => {
  const logs = "arn:${data.aws_partition.current.partition}:logs:ap-northeast-1:123456789012:log-group:";
  expect(json(resource(stack, "aws_iam_role", "vpcFlowLogsRole"), "assume_role_policy")).toMatchObject({
    Statement: [
      {
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "123456789012" },
          ArnLike: {
            "aws:SourceArn":
              "arn:${data.aws_partition.current.partition}:ec2:ap-northeast-1:123456789012:vpc-flow-log/*",
          },
        },
      },
    ],
  });
  expect(json(resource(stack, "aws_iam_role_policy", "vpcFlowLogsRolePolicy"), "policy")).toMatchObject({
    Statement: [
      {
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: [`${logs}/vpc-flow-logs/prod-vpc:log-stream:*`],
      },
      { Action: ["logs:DescribeLogGroups"], Resource: [`${logs}*`] },
    ],
  });
});
