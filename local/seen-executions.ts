import type { HistoryEvent } from "./engine/history";
import { fieldOf } from "./json";

/** What the histories have told of one execution so far. */
export interface SeenExecution {
  readonly arn: string;
  readonly machine: string;
  readonly name: string;
  /** The state that started it, when it is a child. */
  readonly parent?: { readonly arn: string; readonly state: string };
  readonly startedAt: string;
  readonly steps: SeenStep[];
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED";
  stoppedAt: string;
  /** JSON text, once it has succeeded. */
  output?: string;
  error?: string;
  cause?: string;
}

/** One visit to a state. */
export interface SeenStep {
  readonly state: string;
  readonly enteredAt: string;
  /** Executions that it started. */
  readonly children: string[];
  done: boolean;
}

/**
 * Follows executions by reading their histories and nothing else, so that a downloaded history can be read the same way.
 * A child is linked to its parent by the answer of StartExecution in the parent's TaskSubmitted.
 */
export function followExecutions() {
  const executions = new Map<string, SeenExecution>();
  const parents = new Map<string, { readonly arn: string; readonly state: string }>();

  const begin = (arn: string, startedAt: string): SeenExecution => {
    const [machine = "", name = ""] = arn.split(":").slice(-2);
    const parent = parents.get(arn);
    const seen: SeenExecution = {
      arn,
      machine,
      name,
      ...(parent ? { parent } : {}),
      startedAt,
      steps: [],
      status: "RUNNING",
      stoppedAt: startedAt,
    };
    executions.set(arn, seen);
    return seen;
  };

  const see = (arn: string, event: HistoryEvent): SeenExecution => {
    const seen = executions.get(arn) ?? begin(arn, event.timestamp);
    const step = seen.steps.at(-1);
    switch (event.type) {
      case "TaskStateEntered":
        seen.steps.push({
          state: event.stateEnteredEventDetails.name,
          enteredAt: event.timestamp,
          children: [],
          done: false,
        });
        break;
      case "TaskSubmitted": {
        const child = fieldOf(JSON.parse(event.taskSubmittedEventDetails.output), "ExecutionArn");
        if (typeof child === "string" && step) {
          step.children.push(child);
          parents.set(child, { arn, state: step.state });
        }
        break;
      }
      case "TaskStateExited":
        if (step) step.done = true;
        break;
      case "ExecutionSucceeded":
        Object.assign(seen, {
          status: "SUCCEEDED",
          stoppedAt: event.timestamp,
          output: event.executionSucceededEventDetails.output,
        });
        break;
      case "ExecutionFailed":
        Object.assign(seen, { status: "FAILED", stoppedAt: event.timestamp, ...event.executionFailedEventDetails });
        break;
      case "ExecutionAborted":
        Object.assign(seen, { status: "ABORTED", stoppedAt: event.timestamp, ...event.executionAbortedEventDetails });
        break;
    }
    return seen;
  };

  return { see, execution: (arn: string) => executions.get(arn) };
}
