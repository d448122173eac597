import type { Json } from "../../asl/language/definition";
import type { Reply, Task } from "../tasks/task";
import { type Clock, timestamp } from "./clock";
import { decide } from "./decide";
import { StatesError } from "./error-names";
import { type Execution, executionArn, type RunnableMachine } from "./execution";
import {
  type Append,
  assignedDetails,
  beginHistory,
  type Happening,
  inputDetails,
  outputDetails,
  type Recorder,
} from "./history";
import type { Answer, Outcome } from "./outcome";
import { contextObject, type Variables } from "./scope";

/** What the driver needs of the world; the same for a parent and its children. */
export interface World {
  /** The integration behind a state's `Resource`. */
  readonly taskOf: (resource: string) => Task;
  readonly clock: Clock;
  readonly record: Recorder;
  /** Is told each line that a task's program writes, with the execution that runs it. */
  readonly line: (executionArn: string, text: string) => void;
  /** Aborts every execution. */
  readonly signal: AbortSignal;
}

/** What is to be executed. */
export interface Start {
  readonly machine: RunnableMachine;
  readonly name: string;
  readonly input: Json;
  /** What the history says should this execution be aborted: a child's tells of its parent. */
  readonly causeOfAbort?: string;
}

/**
 * Runs a machine to its end. This is the only loop of the engine that waits: it performs what the states decide and
 * writes the history.
 */
export async function execute({ machine, name, input, causeOfAbort }: Start, world: World): Promise<Execution> {
  const arn = executionArn(machine.arn, name);
  const append = beginHistory(arn, world.clock, world.record);
  const startDate = world.clock.now();
  const end = (result: Execution["result"]): Execution => {
    append(lastEvent(result, causeOfAbort));
    return {
      executionArn: arn,
      stateMachineArn: machine.arn,
      name,
      startDate,
      stopDate: world.clock.now(),
      input,
      result,
    };
  };

  append({
    type: "ExecutionStarted",
    executionStartedEventDetails: { ...inputDetails(JSON.stringify(input)), roleArn: machine.roleArn },
  });
  let current = machine.definition.StartAt;
  let data = input;
  let variables: Variables = {};
  for (;;) {
    const state = machine.definition.States[current];
    if (!state) throw new Error(`there is no state "${current}", though the definition was checked`);
    const entered = append({
      type: `${state.Type}StateEntered`,
      stateEnteredEventDetails: { name: current, ...inputDetails(JSON.stringify(data)) },
    });
    const context = contextObject({
      execution: { arn, name, input, roleArn: machine.roleArn, startTime: timestamp(startDate) },
      stateMachine: machine,
      state: { name: current, enteredTime: entered.timestamp },
    });
    const guard = failingAs(
      `An error occurred while executing the state '${current}' (entered at the event id #${entered.id}). `,
    );

    let outcome: Outcome | Failed = guard(() => decide(state, { input: data, variables, context }));
    while (outcome.do === "call") {
      const { resource, parameters, onAnswer } = outcome;
      const task = world.taskOf(resource);
      const accepted = guard(() => ({ do: "run" as const, ...task.accept(parameters) }));
      if (accepted.do === "fail") {
        outcome = accepted;
        break;
      }
      const reply = await perform(task, accepted, { arn, region: machine.region, append, world });
      if (reply.status === "ABORTED") return end({ status: "ABORTED" });
      outcome = guard(() => onAnswer(reply));
    }
    if (outcome.do === "fail") return end({ status: "FAILED", error: outcome.error, cause: outcome.cause });

    const { output, assigned } = outcome;
    append({
      type: `${state.Type}StateExited`,
      stateExitedEventDetails: {
        name: current,
        ...outputDetails(JSON.stringify(output)),
        ...assignedDetails(assigned),
      },
    });
    if (outcome.do === "end") return end({ status: "SUCCEEDED", output });
    current = outcome.next;
    data = output;
    variables = { ...variables, ...assigned };
  }
}

type Failed = Extract<Outcome, { readonly do: "fail" }>;

/** Runs a pure part of a state; a failure of its data flow fails the execution, with the place before the cause. */
const failingAs =
  (place: string) =>
  <T>(work: () => T): T | Failed => {
    try {
      return work();
    } catch (error) {
      if (error instanceof StatesError) return { do: "fail", error: error.error, cause: place + error.cause };
      throw error;
    }
  };

interface Site {
  readonly arn: string;
  readonly region: string;
  readonly append: Append;
  readonly world: World;
}

/** Makes a call and writes what becomes of it; a request that was refused is a failure to the state. */
async function perform(
  { integration }: Task,
  accepted: ReturnType<Task["accept"]>,
  { arn, region, append, world }: Site,
): Promise<Answer | { readonly status: "ABORTED" }> {
  append({
    type: "TaskScheduled",
    taskScheduledEventDetails: { ...integration, region, parameters: JSON.stringify(accepted.parameters) },
  });
  append({ type: "TaskStarted", taskStartedEventDetails: integration });
  const reply: Reply = await accepted.run({
    executionArn: arn,
    submitted: (output) =>
      append({
        type: "TaskSubmitted",
        taskSubmittedEventDetails: { ...integration, ...outputDetails(JSON.stringify(output)) },
      }),
    line: (text) => world.line(arn, text),
    signal: world.signal,
  });
  switch (reply.status) {
    case "ABORTED":
      return reply;
    case "SUCCEEDED":
      append({
        type: "TaskSucceeded",
        taskSucceededEventDetails: { ...integration, ...outputDetails(JSON.stringify(reply.output)) },
      });
      return reply;
    case "FAILED":
      append({
        type: "TaskFailed",
        taskFailedEventDetails: { ...integration, error: reply.error, cause: reply.cause },
      });
      return reply;
    case "SUBMIT_FAILED":
      append({
        type: "TaskSubmitFailed",
        taskSubmitFailedEventDetails: { ...integration, error: reply.error, cause: reply.cause },
      });
      return { ...reply, status: "FAILED" };
  }
}

function lastEvent(result: Execution["result"], causeOfAbort: string | undefined): Happening {
  switch (result.status) {
    case "SUCCEEDED":
      return {
        type: "ExecutionSucceeded",
        executionSucceededEventDetails: outputDetails(JSON.stringify(result.output)),
      };
    case "FAILED":
      return { type: "ExecutionFailed", executionFailedEventDetails: { error: result.error, cause: result.cause } };
    case "ABORTED":
      return {
        type: "ExecutionAborted",
        executionAbortedEventDetails: causeOfAbort === undefined ? {} : { cause: causeOfAbort },
      };
  }
}
