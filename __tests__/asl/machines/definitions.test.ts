import { containerTasks } from "../../../asl/machines/container-tasks";
import { schedules } from "../../../asl/machines/schedules";
import {
  execEcsRunStateMachine1,
  execEcsRunStateMachine2,
  execStepFunctionsStateMachine,
  stateMachines,
} from "../../../asl/machines/state-machines";
import { definitionOf } from "../language/programs";

/** The task state of a child machine, but for its overrides. */
const runsBatch = (override: object) => ({
  Type: "Task",
  Resource: "arn:aws:states:::ecs:runTask.sync",
  Parameters: {
    Cluster: "<Cluster of taskDefinition>",
    TaskDefinition: "<TaskDefinition of taskDefinition>",
    LaunchType: "FARGATE",
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ["subnet"] } },
    Overrides: { ContainerOverrides: [{ Name: "goBatchContainer", "Command.$": "$.commands", ...override }] },
  },
  End: true,
});

it("the first child runs the batch with the commands and the environment of its input", () => {
  expect(definitionOf(execEcsRunStateMachine1)).toEqual({
    StartAt: "ecsRunTask1",
    States: { ecsRunTask1: runsBatch({ Environment: [{ Name: "ENV", "Value.$": "$.env" }] }) },
  });
});

it("the second child runs the batch with the commands of its input and an environment of its own", () => {
  expect(definitionOf(execEcsRunStateMachine2)).toEqual({
    StartAt: "ecsRunTask2",
    States: { ecsRunTask2: runsBatch({ Environment: [{ Name: "ENV", Value: "From step functions2." }] }) },
  });
});

it("the parent runs the first child, then the second", () => {
  const starts = (child: string, commands: string[], env: string) => ({
    Type: "Task",
    Resource: "arn:aws:states:::states:startExecution.sync:2",
    Parameters: {
      StateMachineArn: `<StateMachineArn of ${child}>`,
      Input: { commands, env, "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id" },
    },
  });
  expect(definitionOf(execStepFunctionsStateMachine)).toEqual({
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

it("one container task, three machines and one schedule are deployed", () => {
  expect(containerTasks).toEqual([
    {
      name: "taskDefinition",
      container: { name: "goBatchContainer", imageFolder: "batch", environment: { ENV: "Original env value." } },
      cpu: 512,
      memory: 1024,
    },
  ]);
  expect(stateMachines.map(({ name }) => name)).toEqual([
    "execEcsRunStateMachine1",
    "execEcsRunStateMachine2",
    "execStepFunctionsStateMachine",
  ]);
  expect(schedules).toEqual([
    { name: "execStepFunctionsSchedule", stateMachine: execStepFunctionsStateMachine, input: {} },
  ]);
});
