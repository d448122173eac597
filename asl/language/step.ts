/** The verbs of a machine's callback: each adds one state after the one before and returns a handle of its result. */
import type { Checked } from "./checked";
import type { Ref } from "./handle";
import { type ContainerOverride, type ContainerTask, type EcsTask, runTask } from "./integrations/ecs-run-task";
import { type ChildExecution, startExecution } from "./integrations/states-start-execution";
import type { StateMachine } from "./typed-machine";
import type { Writer } from "./writer";

/** Adds states to a machine. State names have 1 to 80 characters and are unique in their machine. */
export interface Step {
  /**
   * Runs a container task on Fargate and waits until it has stopped (`ecs:runTask.sync`). It succeeds when every
   * essential container exits with 0, and fails with `States.TaskFailed` otherwise.
   *
   * @example
   * step.runTask("extract", extract, { command: ["--date", input.date], environment: { STAGE: "nightly" } });
   * // Resource: "arn:aws:states:::ecs:runTask.sync"
   * // Parameters.Overrides: { "ContainerOverrides": [{ "Name": "extractContainer",
   * //   "Command.$": "States.Array('--date', $.date)", "Environment": [{ "Name": "STAGE", "Value": "nightly" }] }] }
   */
  runTask<const A extends object = Record<never, never>>(
    name: string,
    task: ContainerTask,
    override?: [A] extends [Checked<A, ContainerOverride>] ? A : NoInfer<Checked<A, ContainerOverride>>,
  ): Ref<EcsTask>;

  /**
   * Starts another machine with an input of the type that it declares, and waits until it has ended
   * (`states:startExecution.sync:2`). It fails with `States.TaskFailed` when the child does not succeed.
   *
   * @example
   * step.startExecution("load all", loader, { tables: ["a", "b"], date: input.date });
   * // Resource: "arn:aws:states:::states:startExecution.sync:2"
   * // Parameters.Input: { "tables": ["a", "b"], "date.$": "$.date",
   * //   "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id" }
   */
  startExecution<const A, I, O>(
    name: string,
    child: StateMachine<I, O>,
    input: [A] extends [Checked<A, I>] ? A : NoInfer<Checked<A, I>>,
  ): Ref<ChildExecution<I, O>>;
}

/** The verbs over a machine that is being written. */
export const stepOf = (writer: Writer): Step => ({
  runTask: (name, task, override) => runTask(writer, name, task, override ?? {}),
  startExecution: (name, child, input) => startExecution(writer, name, child, input),
});
