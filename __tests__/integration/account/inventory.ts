import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeAddressesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type Tag,
} from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import { DescribeClustersCommand, ListClustersCommand, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListSchedulesCommand } from "@aws-sdk/client-scheduler";
import { ListStateMachinesCommand } from "@aws-sdk/client-sfn";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "./clients";

/**
 * Everything in the account of the kinds that the stacks and the commands make: `role nightlyRole`, `subnet privateSubnet1`, …, in
 * alphabetical order. What moto has from the start carries no name and is left out.
 */
export const inventory = async ({
  s3,
  sfn,
  ecr,
  ecs,
  iam,
  ec2,
  scheduler,
  logs,
  cloudwatch,
  events,
  sns,
  sqs,
}: Clients): Promise<readonly string[]> => {
  const withName = { Filters: [{ Name: "tag-key", Values: ["Name"] }] };
  const available = { Filter: [{ Name: "state", Values: ["available"] }] };
  const [buckets, repositories, clusters, definitions, groups, roles, machines, schedules] = await Promise.all([
    s3.send(new ListBucketsCommand({})),
    ecr.send(new DescribeRepositoriesCommand({})),
    ecs.send(new ListClustersCommand({})),
    ecs.send(new ListTaskDefinitionsCommand({})),
    logs.send(new DescribeLogGroupsCommand({})),
    iam.send(new ListRolesCommand({})),
    sfn.send(new ListStateMachinesCommand({})),
    scheduler.send(new ListSchedulesCommand({})),
  ]);
  const [vpcs, subnets, routeTables, internetGateways, natGateways, addresses, securityGroups] = await Promise.all([
    ec2.send(new DescribeVpcsCommand(withName)),
    ec2.send(new DescribeSubnetsCommand(withName)),
    ec2.send(new DescribeRouteTablesCommand(withName)),
    ec2.send(new DescribeInternetGatewaysCommand(withName)),
    ec2.send(new DescribeNatGatewaysCommand(available)),
    ec2.send(new DescribeAddressesCommand({})),
    ec2.send(new DescribeSecurityGroupsCommand(withName)),
  ]);
  const [alarms, rules, topics, queues] = await Promise.all([
    cloudwatch.send(new DescribeAlarmsCommand({})),
    events.send(new ListRulesCommand({})),
    sns.send(new ListTopicsCommand({})),
    sqs.send(new ListQueuesCommand({})),
  ]);
  // ECS lists deleted ones too.
  const { clusters: described } = await ecs.send(new DescribeClustersCommand({ clusters: clusters.clusterArns ?? [] }));
  const names: Readonly<Record<string, readonly (string | undefined)[] | undefined>> = {
    bucket: buckets.Buckets?.map(({ Name }) => Name),
    repository: repositories.repositories?.map(({ repositoryName }) => repositoryName),
    cluster: described?.filter(({ status }) => status === "ACTIVE").map(({ clusterName }) => clusterName),
    "task definition": definitions.taskDefinitionArns?.map(lastOf),
    "log group": groups.logGroups?.map(({ logGroupName }) => logGroupName),
    role: roles.Roles?.map(({ RoleName }) => RoleName),
    "state machine": machines.stateMachines?.map(({ name }) => name),
    schedule: schedules.Schedules?.map(({ Name }) => Name),
    alarm: alarms.MetricAlarms?.map(({ AlarmName }) => AlarmName),
    rule: rules.Rules?.map(({ Name }) => Name),
    topic: topics.Topics?.map(({ TopicArn = "" }) => TopicArn.slice(TopicArn.lastIndexOf(":") + 1)),
    queue: queues.QueueUrls?.map(lastOf),
    VPC: vpcs.Vpcs?.map(nameTag),
    subnet: subnets.Subnets?.map(nameTag),
    "route table": routeTables.RouteTables?.map(nameTag),
    "internet gateway": internetGateways.InternetGateways?.map(nameTag),
    "NAT gateway": natGateways.NatGateways?.map(nameTag),
    address: addresses.Addresses?.map(nameTag),
    "security group": securityGroups.SecurityGroups?.map(nameTag),
  };
  return Object.entries(names)
    .flatMap(([kind, list = []]) => list.map((name) => `${kind} ${name}`))
    .sort();
};

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

const nameTag = ({ Tags = [] }: { readonly Tags?: Tag[] | undefined }): string | undefined =>
  Tags.find(({ Key }) => Key === "Name")?.Value;
