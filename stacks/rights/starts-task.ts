/** What ECS has to be allowed to do before a container task begins: the rights of its execution role. */
import type { AwsContext } from "../aws-context";
import type { Statement } from "./statement";

/** What a container task begins with. */
export interface TaskStart {
  /** The name of the image's repository. */
  readonly repository: string;
  /** The name of the log group. */
  readonly logGroup: string;
  /** ARNs of the Secrets Manager secrets in its environment. */
  readonly secretArns: readonly string[];
  /** ARNs of the SSM parameters in its environment. */
  readonly parameterArns: readonly string[];
}

/**
 * AWS's managed AmazonECSTaskExecutionRolePolicy, narrowed to the one repository and log group, and the secrets of this task alone. One
 * that is encrypted with a key of your own needs `kms:Decrypt` of that key as well, which is not given here.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export const startsTask = (
  task: string,
  { repository, logGroup, secretArns, parameterArns }: TaskStart,
  { partition, region, accountId }: AwsContext,
): readonly Statement[] => {
  const neededBy = (what: string) => `container task "${task}": ${what}`;
  return [
    // A token for the registry of the account: AWS takes no resource for this action.
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"], neededBy: neededBy("its image") },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      resources: [`arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`],
      neededBy: neededBy("its image"),
    },
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroup}:log-stream:*`],
      neededBy: neededBy("its log"),
    },
    ...reads("secretsmanager:GetSecretValue", secretArns, neededBy("its secrets")),
    ...reads("ssm:GetParameters", parameterArns, neededBy("its secrets")),
  ];
};

const reads = (action: string, resources: readonly string[], neededBy: string): readonly Statement[] =>
  resources.length === 0 ? [] : [{ actions: [action], resources, neededBy }];
