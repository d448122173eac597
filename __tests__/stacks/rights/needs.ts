/**
 * What AWS's pages say that each role needs for each thing it serves, a row for each statement with its page, narrowed as far as the service lets it be named.
 * Written from the pages alone; it knows nothing of how the stacks derive their rights.
 *
 * Which actions take a resource, and which conditions: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
import { arn } from "./arns";

/** A row: what has to be allowed, on what, under which conditions, and the page that says so. */
export interface Need {
  readonly page: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Values by operator and key, as a policy has them. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Who has to be allowed, where the policy is a resource's own: `Service:events.amazonaws.com`. */
  readonly principal?: string;
}

/** A container task, by the ARNs that its definition gives. */
export interface Task {
  readonly family: string;
  readonly clusterArn: string;
  readonly roleArns: readonly string[];
}

/** Where the pages are. */
export const guide = "https://docs.aws.amazon.com";

/** What an action is allowed on that takes no resource. */
export const everything = ["*"];

const managedRule = (name: string): Need => ({
  page: `${guide}/step-functions/latest/dg/service-integration-iam-templates.html`,
  actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
  resources: [arn("events", `rule/${name}`)],
});

/** What the role of a state machine needs for a state, by the end of the state's `Resource`. */
export const integrations = {
  "ecs:runTask.sync": ({ family, clusterArn, roleArns }: Task): readonly Need[] => [
    {
      page: `${guide}/step-functions/latest/dg/connect-ecs.html`,
      actions: ["ecs:RunTask"],
      // A running execution still names the revision from before a deploy, so every revision of the family.
      resources: [arn("ecs", `task-definition/${family}:*`)],
      conditions: { ArnLike: { "ecs:cluster": clusterArn } },
    },
    {
      page: `${guide}/step-functions/latest/dg/connect-ecs.html`,
      actions: ["ecs:StopTask", "ecs:DescribeTasks"],
      resources: [`${clusterArn.replace(":cluster/", ":task/")}/*`],
    },
    {
      page: `${guide}/AmazonECS/latest/developerguide/task_execution_IAM_role.html`,
      actions: ["iam:PassRole"],
      resources: roleArns,
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
    managedRule("StepFunctionsGetEventsForECSTaskRule"),
  ],
  "states:startExecution.sync:2": (childArn: string): readonly Need[] => [
    {
      page: `${guide}/step-functions/latest/dg/connect-stepfunctions.html`,
      actions: ["states:StartExecution"],
      resources: [childArn],
    },
    {
      page: `${guide}/step-functions/latest/dg/connect-stepfunctions.html`,
      actions: ["states:DescribeExecution", "states:StopExecution"],
      resources: [`${childArn.replace(":stateMachine:", ":execution:")}:*`],
    },
    managedRule("StepFunctionsGetEventsForStepFunctionsExecutionRule"),
  ],
} as const;

/** What the role of a state machine needs beside its states. */
export const executionLogging: Need = {
  page: `${guide}/step-functions/latest/dg/cw-logs.html`,
  actions: [
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
  ],
  resources: everything,
};
export const tracing: Need = {
  page: `${guide}/step-functions/latest/dg/xray-iam.html`,
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"],
  resources: everything,
};

/** What the execution role of a task definition needs, for each thing that a container names. */
export const registryLogin: Need = {
  page: `${guide}/AmazonECS/latest/developerguide/task_execution_IAM_role.html`,
  actions: ["ecr:GetAuthorizationToken"],
  resources: everything,
};
export const image = (repository: string): Need => ({
  page: `${guide}/AmazonECS/latest/developerguide/task_execution_IAM_role.html`,
  actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
  resources: [arn("ecr", `repository/${repository}`)],
});
export const containerLogs = (logGroup: string): Need => ({
  page: `${guide}/AmazonECS/latest/developerguide/using_awslogs.html`,
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [arn("logs", `log-group:${logGroup}:log-stream:*`)],
});
/** A reference to a secret may go on behind the secret: `:json-key:stage:version`. */
export const secret = (reference: string): Need =>
  reference.includes(":secretsmanager:")
    ? {
        page: `${guide}/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html`,
        actions: ["secretsmanager:GetSecretValue"],
        resources: [reference.split(":").slice(0, 7).join(":")],
      }
    : {
        page: `${guide}/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html`,
        actions: ["ssm:GetParameters"],
        resources: [reference.startsWith("arn:") ? reference : arn("ssm", `parameter${reference}`)],
      };

/** What a program needs that calls AWS by itself: its author alone can say, so the container task's statement is the row. */
export const program = ({
  actions,
  resources,
  conditions = {},
}: Pick<Need, "actions" | "resources" | "conditions">): Need => ({
  page: `${guide}/AmazonECS/latest/developerguide/task-iam-roles.html`,
  actions,
  resources,
  conditions,
});

/** What the role of a schedule needs. */
export const scheduledStart = (stateMachineArn: string): Need => ({
  page: `${guide}/scheduler/latest/UserGuide/setting-up.html`,
  actions: ["states:StartExecution"],
  resources: [stateMachineArn],
});
export const deadLetters = (queueArn: string): Need => ({
  page: `${guide}/scheduler/latest/UserGuide/configuring-schedule-dlq.html`,
  actions: ["sqs:SendMessage"],
  resources: [queueArn],
});
/** Whoever sends to a queue that is encrypted with a key of one's own needs the key. */
export const sendingEncrypted = (keyArn: string): Need => ({
  page: `${guide}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html`,
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  resources: [keyArn],
});

/** What the role of a VPC's flow logs needs: the group is there already, so none is made. */
export const flowLogs = (logGroupArn: string): readonly Need[] => [
  {
    page: `${guide}/vpc/latest/userguide/flow-logs-iam-role.html`,
    actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
    resources: [`${logGroupArn}:log-stream:*`],
  },
  {
    page: `${guide}/vpc/latest/userguide/flow-logs-iam-role.html`,
    actions: ["logs:DescribeLogGroups"],
    resources: [arn("logs", "log-group:*")],
  },
];
