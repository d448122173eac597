import { duration } from "./duration";
import type { Paint } from "./paint";
import { readableCause } from "./readable-cause";
import type { SeenExecution, Status } from "./seen/seen";

/** How a run ended, with the executions that belong to it. */
export interface RunSummary {
  /** To be told of every execution that has ended. */
  readonly ended: (execution: SeenExecution) => void;
  readonly print: (execution: SeenExecution, table: readonly string[], notes: readonly string[]) => void;
}

/** Of many children of one execution so many are listed. */
const listed = 5;

/** Characters: a line or two of a terminal. A task's whole answer has over a thousand. */
const longestOutput = 200;

interface Children {
  readonly first: SeenExecution[];
  more: number;
}

export function runSummary(print: (line: string) => void, paint: Paint): RunSummary {
  const children = new Map<SeenExecution, Children>();
  const at = (depth: number, text: string) => print("  ".repeat(depth) + text);
  const painted = (status: Status) => (status === "SUCCEEDED" ? paint.good(status) : paint.bad(status));

  /** On a failure only what leads to its reason: what was caught or tried again did not. */
  const leads = (parent: SeenExecution, { status, parent: visit }: SeenExecution): boolean =>
    parent.status === "SUCCEEDED" ||
    (status !== "SUCCEEDED" && visit?.status !== "SUCCEEDED" && visit?.status !== "CAUGHT");

  const list = (seen: SeenExecution, depth: number) => {
    const { arn, machine, status, startedAt, stoppedAt, parent } = seen;
    const starter = parent ? `${parent.state} > ` : "";
    const took = paint.faint(duration(startedAt, stoppedAt));
    at(depth, `${starter}${machine}  ${painted(status)}  ${took}  ${paint.faint(arn)}`);
    const { first = [], more = 0 } = children.get(seen) ?? {};
    const shown = first.filter((child) => leads(seen, child));
    for (const child of shown) list(child, depth + 1);
    if (more > 0) at(depth + 1, paint.faint(`… ${more} more executions`));
    const why = shown.some((child) => child.why !== undefined) ? "" : whyOf(seen);
    if (why !== "") at(depth + 1, why);
  };
  const whyOf = ({ why: { error, cause } = {}, failing }: SeenExecution): string => {
    const said = [error && paint.bad(error), cause && readableCause(cause)].filter(Boolean).join(": ");
    return [failing?.state, said].filter(Boolean).join("  ");
  };

  return {
    ended: (execution) => {
      const started = execution.parent?.line.execution;
      if (!started) return;
      const known = children.get(started) ?? { first: [], more: 0 };
      children.set(started, known);
      if (known.first.length < listed) known.first.push(execution);
      else known.more += 1;
    },
    print: (execution, table, notes) => {
      for (const line of table.length > 0 ? ["", ...table, ""] : [""]) print(line);
      list(execution, 0);
      if (execution.output !== undefined) print(`output: ${beginning(execution.output)}`);
      for (const note of notes) print(paint.faint(note));
      print(painted(execution.status));
    },
  };
}

const beginning = (output: string): string =>
  output.length <= longestOutput
    ? output
    : `${output.slice(0, longestOutput)}… (${output.length - longestOutput} characters more)`;
