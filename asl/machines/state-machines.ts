/** The workflows of this app: two machines that each run the batch, and one that runs both in order. */
import { input, noInput, type StateMachine, stateMachine } from "../language";
import { goBatch } from "./container-tasks";

export const execEcsRunStateMachine1 = stateMachine(
  "execEcsRunStateMachine1",
  input<{ commands: readonly string[]; env: string }>(),
  ({ input, step }) => {
    step.runTask("ecsRunTask1", goBatch, { command: input.commands, environment: { ENV: input.env } });
  },
);

export const execEcsRunStateMachine2 = stateMachine(
  "execEcsRunStateMachine2",
  input<{ commands: readonly string[]; env?: string }>(),
  ({ input, step }) => {
    step.runTask("ecsRunTask2", goBatch, { command: input.commands, environment: { ENV: "From step functions2." } });
  },
);

export const execStepFunctionsStateMachine = stateMachine("execStepFunctionsStateMachine", noInput, ({ step }) => {
  step.startExecution("stepFunctionsRunTask1", execEcsRunStateMachine1, {
    commands: ["from1", "object1"],
    env: "Start Execution input1",
  });
  step.startExecution("stepFunctionsRunTask2", execEcsRunStateMachine2, {
    commands: ["from2", "object2"],
    env: "Start Execution input2",
  });
});

/** Every machine that is deployed. */
export const stateMachines: readonly StateMachine[] = [
  execEcsRunStateMachine1,
  execEcsRunStateMachine2,
  execStepFunctionsStateMachine,
];
