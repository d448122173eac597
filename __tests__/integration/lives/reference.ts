/** What exists after a deploy of `dev`: the reference system, written down anew and in full, not taken from the code that makes it. */
import { region } from "../account/clients";
import { motoAccount } from "../servers/moto";

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${motoAccount}:${rest}`;
const roleArn = (name: string): string => `arn:aws:iam::${motoAccount}:role/${name}`;

/** What AWS gives a name of its own to. */
export interface Given {
  readonly subnetIds: readonly [string, string];
  readonly securityGroupId: string;
  /** Of the task definition. */
  readonly revision: number;
}

const runsBatch = (state: string, env: object, { subnetIds, securityGroupId, revision }: Given) => ({
  StartAt: state,
  States: {
    [state]: {
      Type: "Task",
      Resource: "arn:aws:states:::ecs:runTask.sync",
      Parameters: {
        Cluster: arn("ecs", "cluster/cluster"),
        TaskDefinition: arn("ecs", `task-definition/taskDefinition:${revision}`),
        LaunchType: "FARGATE",
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnetIds, SecurityGroups: [securityGroupId] } },
        Overrides: {
          ContainerOverrides: [{ Name: "goBatchContainer", "Command.$": "$.commands", Environment: [env] }],
        },
      },
      End: true,
    },
  },
});

const startsChild = (child: string, commands: readonly string[], env: string) => ({
  Type: "Task",
  Resource: "arn:aws:states:::states:startExecution.sync:2",
  Parameters: {
    StateMachineArn: arn("states", `stateMachine:${child}`),
    Input: { commands, env, "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id" },
  },
});

const loggedAs = (name: string) => ({
  logging: { level: "ALL", data: false, groups: [`${arn("logs", `log-group:/aws/vendedlogs/states/${name}`)}:*`] },
  tracing: false,
});

/** The three state machines, as `machine` of account/look.ts answers. */
export const machines = (given: Given) => ({
  execEcsRunStateMachine1: {
    type: "STANDARD",
    role: roleArn("execEcsRunStateMachine1StatesRole"),
    ...loggedAs("execEcsRunStateMachine1"),
    definition: runsBatch("ecsRunTask1", { Name: "ENV", "Value.$": "$.env" }, given),
  },
  execEcsRunStateMachine2: {
    type: "STANDARD",
    role: roleArn("execEcsRunStateMachine2StatesRole"),
    ...loggedAs("execEcsRunStateMachine2"),
    definition: runsBatch("ecsRunTask2", { Name: "ENV", Value: "From step functions2." }, given),
  },
  execStepFunctionsStateMachine: {
    type: "STANDARD",
    role: roleArn("execStepFunctionsStateMachineStatesRole"),
    ...loggedAs("execStepFunctionsStateMachine"),
    definition: {
      StartAt: "stepFunctionsRunTask1",
      States: {
        stepFunctionsRunTask1: {
          ...startsChild("execEcsRunStateMachine1", ["from1", "object1"], "Start Execution input1"),
          Next: "stepFunctionsRunTask2",
        },
        stepFunctionsRunTask2: {
          ...startsChild("execEcsRunStateMachine2", ["from2", "object2"], "Start Execution input2"),
          End: true,
        },
      },
    },
  },
});

/** The schedule, as `schedule` answers. */
export const execStepFunctionsSchedule = {
  group: "default",
  expression: "cron(0 10 * * ? *)",
  timeZone: "Asia/Tokyo",
  state: "DISABLED",
  window: "OFF",
  starts: arn("states", "stateMachine:execStepFunctionsStateMachine"),
  as: roleArn("execStepFunctionsScheduleSchedulerRole"),
  input: "{}",
};

/** The task definition with its one container, as `taskDefinition` answers. */
export const taskDefinition = (revision: number, imageTag: string) => ({
  revision,
  status: "ACTIVE",
  size: ["512", "1024"],
  network: "awsvpc",
  launch: ["FARGATE"],
  taskRole: roleArn("taskDefinitionTaskRole"),
  executionRole: roleArn("taskDefinitionExecutionRole"),
  containers: [
    {
      name: "goBatchContainer",
      image: `${motoAccount}.dkr.ecr.${region}.amazonaws.com/go-batch:${imageTag}`,
      environment: [{ name: "ENV", value: "Original env value." }],
      essential: true,
      user: "65532:65532",
      readOnly: true,
      capabilities: { add: [], drop: ["ALL"] },
      secrets: undefined,
      logs: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/ecs/taskDefinition",
          "awslogs-region": region,
          "awslogs-stream-prefix": "batch-log-",
        },
      },
    },
  ],
});

/** The security group of the tasks, as `securityGroup` answers. */
export const runTaskSecurityGroup = { ingress: [], egress: [["-1", ["0.0.0.0/0"]]] };

/** All that bootstrap and deploy have made, as `inventory` answers. */
export const everything = (bucket: string): readonly string[] =>
  [
    `bucket ${bucket}`,
    "repository go-batch",
    "cluster cluster",
    "task definition taskDefinition:1",
    "log group /aws/vendedlogs/states/execEcsRunStateMachine1",
    "log group /aws/vendedlogs/states/execEcsRunStateMachine2",
    "log group /aws/vendedlogs/states/execStepFunctionsStateMachine",
    "log group /ecs/taskDefinition",
    "role execEcsRunStateMachine1StatesRole",
    "role execEcsRunStateMachine2StatesRole",
    "role execStepFunctionsScheduleSchedulerRole",
    "role execStepFunctionsStateMachineStatesRole",
    "role taskDefinitionExecutionRole",
    "role taskDefinitionTaskRole",
    "state machine execEcsRunStateMachine1",
    "state machine execEcsRunStateMachine2",
    "state machine execStepFunctionsStateMachine",
    "schedule execStepFunctionsSchedule",
    "VPC vpc",
    "subnet privateSubnet1",
    "subnet privateSubnet2",
    "subnet publicSubnet1",
    "route table privateRouteTable",
    "route table publicRouteTable",
    "internet gateway internetGateway",
    "NAT gateway natGateway",
    "address natAddress",
    "security group defaultSecurityGroup",
    "security group runTaskSecurityGroup",
  ].sort();
