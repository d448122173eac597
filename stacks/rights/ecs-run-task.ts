/**
 * What `ecs:runTask.sync` needs. https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 *
 * The statements of that page, narrowed where the service authorization reference lets a resource or a condition be named:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 */
import type { AwsContext } from "../aws-context";
import type { DeployedTask } from "../deployed";
import { managedRule } from "./managed-rule";
import type { Statement } from "./statement";

/** @param neededBy the state, in words */
export const ecsRunTask = (
  task: DeployedTask,
  { partition, region, accountId }: AwsContext,
  neededBy: string,
): readonly Statement[] => {
  const ecs = `arn:${partition}:ecs:${region}:${accountId}`;
  return [
    {
      actions: ["ecs:RunTask"],
      // Any revision: an execution that began before a deploy goes on with the revision that its definition named.
      resources: [`${ecs}:task-definition/${task.family}:*`],
      conditions: { ArnEquals: { "ecs:cluster": task.clusterArn } },
      neededBy,
    },
    // A task's id is known only once it runs.
    { actions: ["ecs:StopTask", "ecs:DescribeTasks"], resources: [`${ecs}:task/${task.clusterName}/*`], neededBy },
    {
      actions: ["iam:PassRole"],
      resources: [task.taskRoleArn, task.executionRoleArn],
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      neededBy,
    },
    managedRule("StepFunctionsGetEventsForECSTaskRule", { partition, region, accountId }, neededBy),
  ];
};
