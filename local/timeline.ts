import type { HistoryEvent, Recorder } from "./engine/history";
import type { Paint } from "./paint";
import { readableCause } from "./readable-cause";
import { followExecutions, type SeenExecution, type SeenStep } from "./seen-executions";

/** Shows a run as it goes on, and in the end how it ended. It reads histories only. */
export interface Timeline {
  readonly record: Recorder;
  /** A line that the program of the running state wrote. */
  readonly line: (executionArn: string, text: string) => void;
  /** The result of an execution, with the executions below it: all of them, or on failure those that lead to the reason. */
  readonly summary: (executionArn: string) => void;
}

/** Prints to `print`, which is given one line at a time, without its end. */
export function timeline(print: (line: string) => void, paint: Paint): Timeline {
  const { see, execution } = followExecutions();
  const depthOf = (seen: SeenExecution | undefined): number =>
    seen?.parent ? depthOf(execution(seen.parent.arn)) + 2 : 0;
  const at = (depth: number, text: string) => print("  ".repeat(depth) + text);
  const marks = { SUCCEEDED: paint.good("✔"), FAILED: paint.bad("✖"), ABORTED: paint.bad("■"), RUNNING: "▶" };
  const words = {
    SUCCEEDED: paint.good("SUCCEEDED"),
    FAILED: paint.bad("FAILED"),
    ABORTED: paint.bad("ABORTED"),
    RUNNING: "RUNNING",
  };

  const ended = (seen: SeenExecution, depth: number, event: HistoryEvent) => {
    const step = seen.steps.at(-1);
    if (step && !step.done) at(depth + 1, said(seen, step.state, duration(step.enteredAt, event.timestamp)));
    at(depth, said(seen, seen.machine, duration(seen.startedAt, event.timestamp)));
  };
  const said = ({ status }: SeenExecution, name: string, took: string) =>
    `${marks[status]} ${name}  ${words[status]}  ${paint.faint(took)}`;

  const record: Recorder = (arn, event) => {
    const seen = see(arn, event);
    const depth = depthOf(seen);
    const step = seen.steps.at(-1);
    if (event.type === "ExecutionStarted") at(depth, `▶ ${seen.machine}  ${paint.faint(seen.name)}`);
    if (event.type === "TaskStateEntered" && step) at(depth + 1, `▶ ${step.state}`);
    if (event.type === "TaskStateExited" && step)
      at(depth + 1, `${marks.SUCCEEDED} ${step.state}  ${paint.faint(duration(step.enteredAt, event.timestamp))}`);
    if (seen.status !== "RUNNING") ended(seen, depth, event);
  };

  const summarize = (seen: SeenExecution, depth: number, startedBy: string) => {
    at(
      depth,
      `${startedBy}${seen.machine}  ${words[seen.status]}  ${paint.faint(duration(seen.startedAt, seen.stoppedAt))}  ${paint.faint(seen.arn)}`,
    );
    const shown = seen.status === "SUCCEEDED" ? seen.steps : seen.steps.slice(-1);
    for (const { state, children } of shown) {
      for (const child of children.flatMap((arn) => execution(arn) ?? [])) summarize(child, depth + 1, `${state} > `);
    }
    const [last] = seen.steps.slice(-1);
    if (seen.status === "FAILED" && last && !hasFailedChild(last)) at(depth + 1, `${last.state}  ${whyOf(seen)}`);
  };
  const hasFailedChild = ({ children }: SeenStep) => children.some((arn) => execution(arn)?.status === "FAILED");
  const whyOf = ({ error = "", cause = "" }: SeenExecution) => `${paint.bad(error)}: ${readableCause(cause)}`;

  return {
    record,
    line: (arn, text) => at(depthOf(execution(arn)) + 2, `│ ${text}`),
    summary: (arn) => {
      const seen = execution(arn);
      if (!seen) return;
      print("");
      summarize(seen, 0, "");
      if (seen.output !== undefined) print(`output: ${beginning(seen.output)}`);
      print(words[seen.status]);
    },
  };
}

/** Characters: a line or two of a terminal. A task's whole answer has over a thousand. */
const longestOutput = 200;

const beginning = (output: string): string =>
  output.length <= longestOutput
    ? output
    : `${output.slice(0, longestOutput)}… (${output.length - longestOutput} characters more)`;

/** `12 ms`, `1.23 s`, `1 min 5 s`: between two moments of a history. */
export function duration(from: string, to: string): string {
  const milliseconds = Date.parse(to) - Date.parse(from);
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(2)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
