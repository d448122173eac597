import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/*
 * The synthesized `app` stack of the reference, cut down to what the local run reads, as data: a test changes what it
 * is about and writes the result to a folder of its own.
 */

const states = "arn:${data.aws_partition.current.partition}:states:::";
const image =
  "${data.aws_caller_identity.current.account_id}.dkr.ecr.ap-northeast-1.amazonaws.com/repository:batch-0123456789ab";

/** A container override of the reference: the command from `$.commands`, ENV as given. */
export const override = (environment: object) => ({
  Name: "goBatchContainer",
  "Command.$": "$.commands",
  Environment: [environment],
});

/** The parameters that run the reference's container with overrides. */
export const runTaskParameters = (...overrides: readonly object[]) => ({
  Cluster: "${aws_ecs_cluster.cluster.arn}",
  TaskDefinition: "${aws_ecs_task_definition.taskDefinition.arn}",
  LaunchType: "FARGATE",
  NetworkConfiguration: {
    AwsvpcConfiguration: {
      Subnets: ["${aws_subnet.privateSubnet1.id}", "${aws_subnet.privateSubnet2.id}"],
      SecurityGroups: ["${aws_security_group.runTaskSecurityGroup.id}"],
    },
  },
  Overrides: { ContainerOverrides: overrides },
});

/** A state that runs the reference's container. */
export const runTask = (...overrides: readonly object[]) => ({
  Type: "Task",
  Resource: `${states}ecs:runTask.sync`,
  Parameters: runTaskParameters(...overrides),
});

/** A state that runs a machine of the stack. */
export const startExecution = (machine: string, input: object) => ({
  Type: "Task",
  Resource: `${states}states:startExecution.sync:2`,
  Parameters: { StateMachineArn: `\${aws_sfn_state_machine.${machine}.arn}`, Input: input },
});

/** A definition of one state. */
export const single = (name: string, state: object) => ({ StartAt: name, States: { [name]: { ...state, End: true } } });

const startedBy = { "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id" };

/** The three machines of the reference, by logical id. */
export const referenceMachines = {
  execEcsRunStateMachine1: single("ecsRunTask1", runTask(override({ Name: "ENV", "Value.$": "$.env" }))),
  execEcsRunStateMachine2: single("ecsRunTask2", runTask(override({ Name: "ENV", Value: "From step functions2." }))),
  execStepFunctionsStateMachine: {
    StartAt: "stepFunctionsRunTask1",
    States: {
      stepFunctionsRunTask1: {
        ...startExecution("execEcsRunStateMachine1", {
          commands: ["from1", "object1"],
          env: "Start Execution input1",
          ...startedBy,
        }),
        Next: "stepFunctionsRunTask2",
      },
      stepFunctionsRunTask2: {
        ...startExecution("execEcsRunStateMachine2", {
          commands: ["from2", "object2"],
          env: "Start Execution input2",
          ...startedBy,
        }),
        End: true,
      },
    },
  },
};

/** The container of the reference. */
export const referenceContainer = {
  name: "goBatchContainer",
  image,
  essential: true,
  environment: [{ name: "ENV", value: "Original env value." }],
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "${aws_cloudwatch_log_group.runTask.name}" } },
};

/** What a test may change of the stack. */
export interface Changes {
  /** Before the name of every machine; without one it is the logical id. */
  readonly namePrefix?: string;
  /** Definitions by logical id. */
  readonly machines?: Readonly<Record<string, object>>;
  readonly containers?: readonly object[];
  /** Image folders and their images. */
  readonly images?: Readonly<Record<string, string>>;
  /** More resources: type, id, attributes. */
  readonly resources?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** The stack as JSON. */
export const stack = ({
  namePrefix = "",
  machines = referenceMachines,
  containers,
  images,
  resources,
}: Changes = {}) => ({
  provider: { aws: [{ region: "ap-northeast-1" }] },
  data: { aws_caller_identity: { current: {} }, aws_partition: { current: {} } },
  resource: {
    aws_subnet: { privateSubnet1: {}, privateSubnet2: {} },
    aws_security_group: { runTaskSecurityGroup: { name: "runTaskSecurityGroup" } },
    aws_iam_role: { execRole: { name: "execRole" } },
    aws_ecs_cluster: { cluster: { name: "cluster" } },
    aws_ecs_task_definition: {
      taskDefinition: {
        family: "taskDefinition",
        cpu: "512",
        memory: "1024",
        container_definitions: JSON.stringify(containers ?? [referenceContainer]),
      },
    },
    aws_sfn_state_machine: Object.fromEntries(
      Object.entries(machines).map(([id, definition]) => [
        id,
        {
          name: namePrefix + id,
          role_arn: "${aws_iam_role.execRole.arn}",
          type: "STANDARD",
          definition: JSON.stringify(definition),
        },
      ]),
    ),
    ...resources,
  },
  output: { images: { value: images ?? { batch: image } } },
});

/** An empty folder that holds neither `asl/` nor `stacks/`, with the real batch in it. */
export function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "local-run-"));
  cpSync(join(__dirname, "../../batch"), join(folder, "batch"), { recursive: true });
  return folder;
}

/** Writes a stack where `cdktf synth` puts it, and returns the path of its file. */
export function writeStack(folder: string, json: object): string {
  const file = join(folder, "cdktf.out", "stacks", "app", "cdk.tf.json");
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, JSON.stringify(json, undefined, 2));
  return file;
}
