import type { Json } from "../asl/language/definition";
import type { HistoryEvent } from "./engine/history";
import type { Histories } from "./histories";
import { parseJson } from "./json";

/** What `--json` prints of an execution. Fields that it does not have are left out. */
export interface RunAsJson {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly output?: Json;
  readonly error?: string;
  /** As the service writes it: often JSON as text. */
  readonly cause?: string;
  readonly history: readonly HistoryEvent[];
  /** The executions that it started, and those that they started, by ARN. */
  readonly executions?: Readonly<Record<string, RunAsJson>>;
}

/** An execution with its history, and with all that ran because of it. */
export function runAsJson(executionArn: string, { all }: Histories): RunAsJson {
  const children = [...all].filter(([arn]) => arn !== executionArn).map(([arn, events]) => [arn, one(events)] as const);
  return {
    ...one(all.get(executionArn) ?? []),
    ...(children.length > 0 && { executions: Object.fromEntries(children) }),
  };
}

/** The last event of a history says how the execution ended. */
function one(history: readonly HistoryEvent[]): RunAsJson {
  const last = history.at(-1);
  switch (last?.type) {
    case "ExecutionSucceeded": {
      const parsed = parseJson(last.executionSucceededEventDetails.output);
      return { status: "SUCCEEDED", output: "value" in parsed ? parsed.value : null, history };
    }
    case "ExecutionFailed":
      return { status: "FAILED", ...last.executionFailedEventDetails, history };
    case "ExecutionTimedOut":
      return { status: "TIMED_OUT", ...last.executionTimedOutEventDetails, history };
    case "ExecutionAborted":
      return { status: "ABORTED", ...last.executionAbortedEventDetails, history };
    default:
      throw new Error(`a history that ends with ${last?.type}`);
  }
}
