import "cdktf/lib/testing/adapters/jest";
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import { Testing } from "cdktf";
import { input, noInput, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { execEcsRunStateMachine1, stateMachines } from "../../asl/machines/state-machines";
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";

Testing.setupJest();

const definitionOf = (machine: string, stack = appStack()) =>
  json(resource(synthesized(stack), "aws_sfn_state_machine", machine), "definition");

/** The task state of a child machine as it is deployed, but for its overrides. */
const runsBatch = (override: object) => ({
  Type: "Task",
  Resource: "arn:${data.aws_partition.current.partition}:states:::ecs:runTask.sync",
  Parameters: {
    Cluster: "${aws_ecs_cluster.cluster.arn}",
    TaskDefinition: "${aws_ecs_task_definition.taskDefinition.arn}",
    LaunchType: "FARGATE",
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: ["${aws_subnet.privateSubnet1.id}", "${aws_subnet.privateSubnet2.id}"],
        SecurityGroups: ["${aws_security_group.runTaskSecurityGroup.id}"],
      },
    },
    Overrides: { ContainerOverrides: [{ Name: "goBatchContainer", "Command.$": "$.commands", ...override }] },
  },
  End: true,
});

describe("the three definitions as Terraform gets them", () => {
  it("execEcsRunStateMachine1", () => {
    expect(definitionOf("execEcsRunStateMachine1")).toEqual({
      StartAt: "ecsRunTask1",
      States: { ecsRunTask1: runsBatch({ Environment: [{ Name: "ENV", "Value.$": "$.env" }] }) },
    });
  });

  it("execEcsRunStateMachine2", () => {
    expect(definitionOf("execEcsRunStateMachine2")).toEqual({
      StartAt: "ecsRunTask2",
      States: { ecsRunTask2: runsBatch({ Environment: [{ Name: "ENV", Value: "From step functions2." }] }) },
    });
  });

  it("execStepFunctionsStateMachine", () => {
    const starts = (child: string, commands: string[], env: string) => ({
      Type: "Task",
      Resource: "arn:${data.aws_partition.current.partition}:states:::states:startExecution.sync:2",
      Parameters: {
        StateMachineArn: `\${aws_sfn_state_machine.${child}.arn}`,
        Input: { commands, env, "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id" },
      },
    });
    expect(definitionOf("execStepFunctionsStateMachine")).toEqual({
      StartAt: "stepFunctionsRunTask1",
      States: {
        stepFunctionsRunTask1: {
          ...starts("execEcsRunStateMachine1", ["from1", "object1"], "Start Execution input1"),
          Next: "stepFunctionsRunTask2",
        },
        stepFunctionsRunTask2: {
          ...starts("execEcsRunStateMachine2", ["from2", "object2"], "Start Execution input2"),
          End: true,
        },
      },
    });
  });
});

it("makes machines of the standard type, behind the environment's prefix", () => {
  expect(Testing.synth(appStack({ ...reference, namePrefix: "staging-" }), true)).toHaveResourceWithProperties(
    SfnStateMachine,
    { name: "staging-execStepFunctionsStateMachine", type: "STANDARD" },
  );
});

it("gives tasks a public address where that is their way out, and only there", () => {
  const environment = {
    ...reference,
    network: { cidr: "10.0.0.0/16", availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"], wayOut: "public-ip" },
  } as const;
  expect(definitionOf("execEcsRunStateMachine1", appStack(environment))).toMatchObject({
    States: {
      ecsRunTask1: { Parameters: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: "ENABLED" } } } },
    },
  });
});

it("waits with each machine for its rights and for the way out", () => {
  expect(resource(synthesized(appStack()), "aws_sfn_state_machine", "execEcsRunStateMachine1").depends_on).toEqual(
    expect.arrayContaining([
      "aws_iam_role_policy.execEcsRunStateMachine1StatesRolePolicy",
      "aws_route.privateDefaultRoute",
    ]),
  );
});

it("tells the ARN of each machine, to start one by hand", () => {
  expect(synthesized(appStack()).output.stateMachines?.value).toEqual({
    execEcsRunStateMachine1: "${aws_sfn_state_machine.execEcsRunStateMachine1.arn}",
    execEcsRunStateMachine2: "${aws_sfn_state_machine.execEcsRunStateMachine2.arn}",
    execStepFunctionsStateMachine: "${aws_sfn_state_machine.execStepFunctionsStateMachine.arn}",
  });
});

it("finds children wherever they stand in the list", () => {
  const stack = synthesized(appStack(reference, { stateMachines: stateMachines.toReversed() }));
  expect(Object.keys(stack.resource.aws_sfn_state_machine ?? {})).toHaveLength(3);
});

describe("refuses a machine that names what is not deployed:", () => {
  it("a container task", () => {
    expect(() => appStack(reference, { containerTasks: [] })).toThrow(
      'state machine "execEcsRunStateMachine1" uses the container task "taskDefinition", which is not deployed; add it to the list of its kind in asl/machines',
    );
  });

  it("a child machine", () => {
    const parent = stateMachine("parent", noInput, ({ step }) => {
      step.startExecution("start", execEcsRunStateMachine1, { commands: [], env: "" });
    });
    expect(() => appStack(reference, { stateMachines: [parent] })).toThrow(
      'state machine "parent" uses the state machine "execEcsRunStateMachine1", which is not deployed',
    );
  });
});

it("hands template marks in a definition on as text, also inside calls", () => {
  const hostile = stateMachine("hostile", input<{ a: string }>(), ({ input, step }) => {
    step.runTask("run ${a}", goBatch, { command: ["${HOME}", input.a], environment: { X: "%{x} $${y}" } });
  });
  expect(definitionOf("hostile", appStack(reference, { stateMachines: [hostile], schedules: [] }))).toMatchObject({
    StartAt: "run $${a}",
    States: {
      "run $${a}": {
        Parameters: {
          Overrides: {
            ContainerOverrides: [
              {
                // The call's own escape parts the mark, so Terraform sees none.
                "Command.$": "States.Array('$\\{HOME\\}', $.a)",
                Environment: [{ Name: "X", Value: "%%{x} $$${y}" }],
              },
            ],
          },
        },
      },
    },
  });
});
