/** The cluster and the app's container tasks: for each a task definition, a log group and its two roles. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import type { ContainerTask } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";
import { sizeFault, type TaskSize } from "../config/fargate";
import type { AwsContext } from "./aws-context";
import { containerLimits } from "./container-limits";
import { containerVariables, refuseUnreachableSecrets } from "./container-variables";
import type { DeployedTask } from "./deployed";
import { imageUri } from "./image";
import { jsonText } from "./json-text";
import { refuseDuplicates, refuseUnfitNames } from "./own-names";
import { programRights } from "./rights/program";
import { startsTask } from "./rights/starts-task";
import { trustPolicy } from "./rights/statement";
import { role } from "./role";
import type { Surroundings } from "./surroundings";
import { named } from "./terraform-name";
import { asTerraformText } from "./terraform-template";

/** The cluster, and in it every container task of the app. */
export const containerTasksInCluster = (
  scope: Construct,
  tasks: readonly ContainerTask[],
  surroundings: Surroundings,
): readonly DeployedTask[] => {
  const { name: clusterName, arn: clusterArn } = new EcsCluster(scope, "cluster", {
    name: `${surroundings.environment.namePrefix}cluster`,
  });
  refuseDuplicates("container tasks", tasks);
  return tasks.map((task) => ({
    clusterName,
    clusterArn,
    ...taskDefinition(scope, task, surroundings),
  }));
};

/** The log group of what a container task prints. */
export const logGroupOfTask = (namePrefix: string, { name }: Pick<ContainerTask, "name">): string =>
  `/ecs/${namePrefix}${name}`;

const taskDefinition = (
  scope: Construct,
  task: ContainerTask,
  { environment, aws, encryption: { keyArn } }: Surroundings,
): Omit<DeployedTask, "clusterName" | "clusterArn"> => {
  refuseUnfitNames(task);
  const { namePrefix, repository, logRetentionDays, containerTasks, protected: keep } = environment;
  const { name, container } = task;
  const family = `${namePrefix}${name}`;
  const size = fargateSize(task, containerTasks[name]);
  const variables = containerVariables(task, containerTasks[name], aws);
  refuseUnreachableSecrets(task, environment);
  const uri = imageUri(container.imageFolder, `${namePrefix}${repository}`, aws);
  const logGroup = new CloudwatchLogGroup(scope, `logs of ${name}`, {
    name: logGroupOfTask(namePrefix, task),
    retentionInDays: logRetentionDays,
    skipDestroy: keep,
    ...(keyArn !== undefined && { kmsKeyId: keyArn }),
  });
  const logs = named(logGroup, `${name}Logs`);
  const trust = trustPolicy("ecs-tasks.amazonaws.com", tasksOfThisAccount(aws));
  const taskRole = role(scope, `${name}TaskRole`, { namePrefix, trust, rights: programRights(task) });
  const executionRole = role(scope, `${name}ExecutionRole`, {
    namePrefix,
    trust,
    rights: startsTask(name, { repository: `${namePrefix}${repository}`, logGroup: logs.name, ...variables }, aws),
  });
  const definition = new EcsTaskDefinition(scope, `task definition ${name}`, {
    family,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: String(size.cpu),
    memory: String(size.memory),
    // Executions that began before a deploy, and a roll back, run earlier revisions: ECS starts no task of a deregistered one.
    skipDestroy: true,
    taskRoleArn: taskRole.arn,
    executionRoleArn: executionRole.arn,
    containerDefinitions: jsonText([
      {
        name: asTerraformText(container.name),
        image: uri,
        essential: true,
        ...containerLimits(task),
        environment: variables.environment,
        ...(variables.secrets.length > 0 && { secrets: variables.secrets }),
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logs.name,
            "awslogs-region": aws.region,
            "awslogs-stream-prefix": "batch-log-",
          },
        },
      },
    ]),
    dependsOn: [taskRole, executionRole].flatMap(({ policy }) => policy ?? []),
  });
  const { arn } = named(definition, name);
  return {
    name,
    family,
    image: { folder: container.imageFolder, uri },
    taskDefinitionArn: arn,
    secretNames: variables.secretNames,
    taskRoleArn: taskRole.arn,
    executionRoleArn: executionRole.arn,
  };
};

/**
 * The size that a task runs with. The configuration checks what it overrides; here the app's own is checked as well.
 * @throws DefinitionError for a size that Fargate does not have
 */
const fargateSize = ({ name, cpu, memory }: ContainerTask, override: Partial<TaskSize> = {}): TaskSize => {
  const size = { cpu, memory, ...override };
  const fault = sizeFault(size);
  if (fault !== undefined) throw new DefinitionError(`container task "${name}": ${fault}`);
  return size;
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
const tasksOfThisAccount = ({ partition, region, accountId }: AwsContext) => ({
  StringEquals: { "aws:SourceAccount": accountId },
  ArnLike: { "aws:SourceArn": `arn:${partition}:ecs:${region}:${accountId}:*` },
});
