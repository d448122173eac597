/** The roles of the reference: who may take each on, and what it may do. Written in full, as `role` of account/look.ts answers. */
import { region } from "../account/clients";
import { motoAccount } from "../servers/moto";

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${motoAccount}:${rest}`;
const machineArn = (name: string): string => arn("states", `stateMachine:${name}`);

const trusts = (service: string, condition: object) => [
  { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole", Condition: condition },
];

const trustsMachines = trusts("states.amazonaws.com", {
  StringEquals: { "aws:SourceAccount": motoAccount },
  ArnLike: { "aws:SourceArn": machineArn("*") },
});

const mayRunBatch = [
  {
    Effect: "Allow",
    Action: ["ecs:RunTask"],
    Resource: [arn("ecs", "task-definition/taskDefinition:*")],
    Condition: { ArnEquals: { "ecs:cluster": arn("ecs", "cluster/cluster") } },
  },
  { Effect: "Allow", Action: ["ecs:StopTask", "ecs:DescribeTasks"], Resource: [arn("ecs", "task/cluster/*")] },
  {
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: ["taskDefinitionTaskRole", "taskDefinitionExecutionRole"].map(
      (name) => `arn:aws:iam::${motoAccount}:role/${name}`,
    ),
    Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
  },
  {
    Effect: "Allow",
    Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
    Resource: [arn("events", "rule/StepFunctionsGetEventsForECSTaskRule")],
  },
];

const mayStart = (machine: string) => ({
  Effect: "Allow",
  Action: ["states:StartExecution"],
  Resource: [machineArn(machine)],
});

const mayFollow = (machine: string) => ({
  Effect: "Allow",
  Action: ["states:DescribeExecution", "states:StopExecution"],
  Resource: [arn("states", `execution:${machine}:*`)],
});

const mayLogExecutions = {
  Effect: "Allow",
  Action: [
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
  ],
  Resource: ["*"],
};

/** By the role's name. */
export const roles: Readonly<
  Record<string, { readonly trust: readonly unknown[]; readonly rights: readonly unknown[] }>
> = {
  execEcsRunStateMachine1StatesRole: { trust: trustsMachines, rights: [...mayRunBatch, mayLogExecutions] },
  execEcsRunStateMachine2StatesRole: { trust: trustsMachines, rights: [...mayRunBatch, mayLogExecutions] },
  execStepFunctionsStateMachineStatesRole: {
    trust: trustsMachines,
    rights: [
      mayStart("execEcsRunStateMachine1"),
      mayFollow("execEcsRunStateMachine1"),
      {
        Effect: "Allow",
        Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
        Resource: [arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")],
      },
      mayStart("execEcsRunStateMachine2"),
      mayFollow("execEcsRunStateMachine2"),
      mayLogExecutions,
    ],
  },
  execStepFunctionsScheduleSchedulerRole: {
    trust: trusts("scheduler.amazonaws.com", {
      StringEquals: {
        "aws:SourceAccount": motoAccount,
        "aws:SourceArn": arn("scheduler", "schedule-group/default"),
      },
    }),
    rights: [mayStart("execStepFunctionsStateMachine")],
  },
  taskDefinitionExecutionRole: {
    trust: trusts("ecs-tasks.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": motoAccount },
      ArnLike: { "aws:SourceArn": arn("ecs", "*") },
    }),
    rights: [
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
        Resource: [arn("ecr", "repository/go-batch")],
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [arn("logs", "log-group:/ecs/taskDefinition:log-stream:*")],
      },
    ],
  },
};
