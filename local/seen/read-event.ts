import type { HistoryEvent } from "../engine/history";
import { fieldOf, parseJson } from "../json";
import type { Status, Why } from "./seen";

/** Each kind of failure keeps error and cause in details of its own name. */
export function whyOf(event: HistoryEvent): Why {
  for (const details of Object.values(event)) {
    if (typeof details !== "object" || details === null || !("error" in details || "cause" in details)) continue;
    const { error, cause } = details as Why;
    return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  }
  return {};
}

/** How an execution ended, from its last event; undefined for any other event. */
export function endOf(
  event: HistoryEvent,
): { readonly status: Status; readonly output?: string; readonly why?: Why } | undefined {
  switch (event.type) {
    case "ExecutionSucceeded":
      return { status: "SUCCEEDED", output: event.executionSucceededEventDetails.output };
    case "ExecutionFailed":
      return { status: "FAILED", why: whyOf(event) };
    case "ExecutionTimedOut":
      return { status: "TIMED_OUT", why: { error: "States.Timeout", ...whyOf(event) } };
    case "ExecutionAborted":
      return { status: "ABORTED", why: whyOf(event) };
    default:
      return undefined;
  }
}

/** The execution that StartExecution says it started. */
export function startedArn(output: string): string | undefined {
  if (!output.includes('"ExecutionArn"')) return undefined;
  const parsed = parseJson(output);
  const arn = "value" in parsed ? fieldOf(parsed.value, "ExecutionArn") : undefined;
  return typeof arn === "string" ? arn : undefined;
}
