/** Single things in the account, each answer reduced to what steps hold it against. */
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeFlowLogsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { DescribeImagesCommand, DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetRoleCommand, GetRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { DescribeStateMachineCommand, UpdateStateMachineCommand } from "@aws-sdk/client-sfn";
import { motoAccount } from "../servers/moto";
import { type Clients, region } from "./clients";

const machineArn = (name: string): string => `arn:aws:states:${region}:${motoAccount}:stateMachine:${name}`;

export const machine = async ({ sfn }: Clients, name: string) => {
  const found = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: machineArn(name) }));
  const { level, includeExecutionData, destinations } = found.loggingConfiguration ?? {};
  return {
    type: found.type,
    role: found.roleArn,
    logging: {
      level,
      // moto leaves it out where it is false.
      data: includeExecutionData === true,
      groups: destinations?.map(({ cloudWatchLogsLogGroup }) => cloudWatchLogsLogGroup?.logGroupArn),
    },
    tracing: found.tracingConfiguration?.enabled,
    definition: JSON.parse(found.definition ?? ""),
  };
};

/** Changes a state machine as somebody would by hand in the console. */
export const redefine = ({ sfn }: Clients, name: string, definition: object) =>
  sfn.send(
    new UpdateStateMachineCommand({ stateMachineArn: machineArn(name), definition: JSON.stringify(definition) }),
  );

export const schedule = async ({ scheduler }: Clients, name: string) => {
  const found = await scheduler.send(new GetScheduleCommand({ Name: name }));
  return {
    group: found.GroupName,
    expression: found.ScheduleExpression,
    timeZone: found.ScheduleExpressionTimezone,
    state: found.State,
    window: found.FlexibleTimeWindow?.Mode,
    starts: found.Target?.Arn,
    as: found.Target?.RoleArn,
    input: found.Target?.Input,
  };
};

/** A role's trust and its one policy, as statements. */
export const role = async ({ iam }: Clients, name: string) => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
  const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: "rights" }));
  return { trust: statementsOf(Role?.AssumeRolePolicyDocument), rights: statementsOf(PolicyDocument) };
};

/** IAM gives documents in the encoding of URLs. */
const statementsOf = (document = ""): readonly unknown[] => JSON.parse(decodeURIComponent(document)).Statement;

/** @param revision such as `taskDefinition:1`; without the number it is the newest */
export const taskDefinition = async ({ ecs }: Clients, revision: string) => {
  const { taskDefinition: found } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: revision }));
  return {
    revision: found?.revision,
    status: found?.status,
    size: [found?.cpu, found?.memory],
    network: found?.networkMode,
    launch: found?.requiresCompatibilities,
    taskRole: found?.taskRoleArn,
    executionRole: found?.executionRoleArn,
    containers: found?.containerDefinitions?.map((container) => ({
      name: container.name,
      image: container.image,
      environment: container.environment,
      secrets: container.secrets,
      essential: container.essential,
      user: container.user,
      readOnly: container.readonlyRootFilesystem,
      capabilities: container.linuxParameters?.capabilities,
      logs: container.logConfiguration,
    })),
  };
};

/** Every log group: how long it keeps, and the key that encrypts it. */
export const logGroups = async ({ logs }: Clients) => {
  const { logGroups: found = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return found.map(({ logGroupName, retentionInDays, kmsKeyId }) => ({
    name: logGroupName,
    days: retentionInDays,
    key: kmsKeyId,
  }));
};

export const repositoryEncryption = async ({ ecr }: Clients, repository: string) => {
  const { repositories: [found] = [] } = await ecr.send(
    new DescribeRepositoriesCommand({ repositoryNames: [repository] }),
  );
  return found?.encryptionConfiguration;
};

/** Every flow log, by the name of its VPC. */
export const flowLogs = async ({ ec2 }: Clients) => {
  const { FlowLogs = [] } = await ec2.send(new DescribeFlowLogsCommand({}));
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const nameOf = (id: string | undefined) =>
    Vpcs.find(({ VpcId }) => VpcId === id)?.Tags?.find(({ Key }) => Key === "Name")?.Value;
  return FlowLogs.map(({ ResourceId, TrafficType, LogDestination }) => ({
    of: nameOf(ResourceId),
    traffic: TrafficType,
    to: LogDestination,
  }));
};

/** Tags and digests of the images in a repository. */
export const images = async ({ ecr }: Clients, repository: string) => {
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName: repository }));
  return imageDetails.flatMap(({ imageTags = [], imageDigest }) =>
    imageTags.map((tag) => ({ tag, digest: imageDigest })),
  );
};

export const securityGroup = async ({ ec2 }: Clients, name: string) => {
  const { SecurityGroups: [found] = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-name", Values: [name] }] }),
  );
  return {
    id: found?.GroupId,
    ingress: found?.IpPermissions,
    egress: found?.IpPermissionsEgress?.map(({ IpProtocol, IpRanges }) => [
      IpProtocol,
      IpRanges?.map(({ CidrIp }) => CidrIp),
    ]),
  };
};

/** The id of the subnet with a name. */
export const subnet = async ({ ec2 }: Clients, name: string) => {
  const { Subnets: [found] = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: [name] }] }),
  );
  return found?.SubnetId;
};

/** The VPC that every account has from the start, as an environment's `network` names it. */
export const defaultVpc = async ({ ec2 }: Clients) => {
  const { Vpcs: [vpc] = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }),
  );
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [vpc?.VpcId ?? ""] }] }),
  );
  return { vpcId: vpc?.VpcId, subnetIds: Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId) };
};

/** What guards a bucket. */
export const bucket = async ({ s3 }: Clients, name: string) => {
  const Bucket = { Bucket: name };
  const { Status } = await s3.send(new GetBucketVersioningCommand(Bucket));
  const encryption = await s3.send(new GetBucketEncryptionCommand(Bucket));
  const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand(Bucket));
  const { Policy = "" } = await s3.send(new GetBucketPolicyCommand(Bucket));
  const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand(Bucket));
  return {
    versioning: Status,
    encryption: encryption.ServerSideEncryptionConfiguration?.Rules?.map(
      ({ ApplyServerSideEncryptionByDefault }) => ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
    ),
    publicAccess: PublicAccessBlockConfiguration,
    policy: JSON.parse(Policy).Statement,
    oldVersionsExpireAfterDays: Rules.flatMap(
      ({ NoncurrentVersionExpiration }) => NoncurrentVersionExpiration?.NoncurrentDays ?? [],
    ),
  };
};

/** The keys of the objects in a bucket. */
export const objects = async ({ s3 }: Clients, bucket: string) => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key }) => Key);
};

/** The addresses of the resources in a Terraform state: `aws_iam_role.nightlyStatesRole`. */
export const state = async ({ s3 }: Clients, bucket: string, key: string): Promise<readonly string[]> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const { resources }: { resources: readonly { mode: string; type: string; name: string }[] } = JSON.parse(
    (await Body?.transformToString()) ?? "",
  );
  return resources.filter(({ mode }) => mode === "managed").map(({ type, name }) => `${type}.${name}`);
};
