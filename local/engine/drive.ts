import type { Json } from "../../asl/language/definition";
import { type Clock, timestamp } from "./clock";
import { type Execution, executionArn, type RunnableMachine } from "./execution";
import { StateFailure } from "./failure";
import {
  beginHistory,
  failureDetails,
  type Happening,
  HistoryIsFull,
  inputDetails,
  outputDetails,
  Trail,
} from "./history";
import { jsonText } from "./json-text";
import { historyEvents, longestExecution } from "./limits";
import { runGraph } from "./run-graph";
import { executionFacts } from "./scope";
import { abortingWith, Stopped } from "./site";
import type { World } from "./world";

/** What is to be executed. */
export interface Start {
  readonly machine: RunnableMachine;
  readonly name: string;
  readonly input: Json;
  /** What the history says should this execution be aborted: a child's tells of its parent. */
  readonly causeOfAbort?: string;
  /** Aborts this execution alone; without it only the world's signal does. */
  readonly signal?: AbortSignal;
}

/** Runs a machine to its end, the end of its time or an abort, and writes its history. */
export async function execute(start: Start, world: World): Promise<Execution> {
  const { machine, name, input, causeOfAbort, signal = world.signal } = start;
  const { definition, roleArn, region } = machine;
  const arn = executionArn(machine.arn, name);
  const startDate = world.clock.now();
  const history = beginHistory(arn, world.clock, world.record, historyEvents - 1);
  // Of the service: neither the first state nor an abort names an event before it.
  history.append(
    { type: "ExecutionStarted", executionStartedEventDetails: { ...inputDetails(jsonText(input)), roleArn } },
    0,
  );
  const trail = new Trail(history, 0);
  const { controller, release } = abortingWith(signal);
  const limit = timeLimit(definition.TimeoutSeconds, controller, world.clock);
  const result = await runGraph(
    definition,
    input,
    {},
    {
      world,
      arn,
      region,
      executionFacts: executionFacts({ arn, name, input, roleArn, startTime: timestamp(startDate) }),
      machineFacts: { Id: machine.arn, Name: machine.name },
      machineLanguage: definition.QueryLanguage ?? "JSONPath",
      trail,
      execute: (child) => execute(child, world),
      signal: controller.signal,
    },
  )
    .then(
      (output): Execution["result"] => ({ status: "SUCCEEDED", output }),
      (thrown): Execution["result"] => {
        if (thrown instanceof Stopped) return limit.isOver() ? { status: "TIMED_OUT" } : { status: "ABORTED" };
        return { status: "FAILED", ...failureDetails(failureOfExecution(thrown)) };
      },
    )
    .finally(() => {
      limit.lift();
      release();
    });
  history.append(
    lastEvent(result, causeOfAbort),
    result.status === "SUCCEEDED" || result.status === "FAILED" ? trail.last : 0,
  );
  return {
    executionArn: arn,
    stateMachineArn: machine.arn,
    name,
    startDate,
    stopDate: world.clock.now(),
    input,
    result,
  };
}

/** Aborts an execution that takes longer than its machine's TimeoutSeconds, or than any may. */
function timeLimit(
  seconds: number | undefined,
  execution: AbortController,
  clock: Clock,
): { readonly isOver: () => boolean; readonly lift: () => void } {
  const ended = new AbortController();
  let over = false;
  void clock.sleep(Math.min(seconds ?? longestExecution, longestExecution) * 1000, ended.signal).then(() => {
    if (ended.signal.aborted) return;
    over = true;
    execution.abort();
  });
  return { isOver: () => over, lift: () => ended.abort() };
}

function failureOfExecution(thrown: unknown): {
  readonly error: string | undefined;
  readonly cause: string | undefined;
} {
  if (thrown instanceof StateFailure) return { error: thrown.error, cause: thrown.failureCause };
  if (!(thrown instanceof HistoryIsFull)) throw thrown;
  return {
    error: "States.Runtime",
    cause: `The execution reached the maximum number of history events (${historyEvents}).`,
  };
}

function lastEvent(result: Execution["result"], causeOfAbort: string | undefined): Happening {
  switch (result.status) {
    case "SUCCEEDED":
      return { type: "ExecutionSucceeded", executionSucceededEventDetails: outputDetails(jsonText(result.output)) };
    case "FAILED": {
      const { status: _, ...failure } = result;
      return { type: "ExecutionFailed", executionFailedEventDetails: failure };
    }
    case "TIMED_OUT":
      return { type: "ExecutionTimedOut", executionTimedOutEventDetails: {} };
    case "ABORTED":
      return {
        type: "ExecutionAborted",
        executionAbortedEventDetails: causeOfAbort === undefined ? {} : { cause: causeOfAbort },
      };
  }
}
