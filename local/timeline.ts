import { duration, spanOf } from "./duration";
import type { HistoryEvent, Recorder } from "./engine/history";
import type { Paint } from "./paint";
import { readableCause } from "./readable-cause";
import { runSummary } from "./run-summary";
import { runTable } from "./run-table";
import type { Hidden, SeenExecution, Status, Visit, Why } from "./seen/seen";
import type { Told } from "./seen/told";
import { followExecutions } from "./seen-executions";

export { duration } from "./duration";

/** Shows a run as it goes on, and in the end how it ended. It reads histories only. */
export interface Timeline {
  readonly record: Recorder;
  /** A line that the program of a state wrote. `eventId`: an event of that state, which tells it from those beside it. */
  readonly line: (executionArn: string, text: string, eventId?: number) => void;
  /** How an execution ended, the executions below it, and a table of the states; `notes` are lines before the end. */
  readonly summary: (executionArn: string, notes?: readonly string[]) => void;
}

/** A callback may fail a task without saying how. */
const nameless = "an error without a name";

/** Of the failures of lines that are not shown, so many of each Map are. */
const shownFailures = 5;

/** Of the lines of a program in a state that is not shown, so many of the last ones are when it fails. */
const shownLastLines = 5;

/** Prints to `print`, which is given one line at a time, without its end. */
export function timeline(print: (line: string) => void, paint: Paint): Timeline {
  const { see, execution, visitAt } = followExecutions();
  const table = runTable(paint);
  const summary = runSummary(print, paint);
  const marks: Readonly<Record<Status, string>> = {
    SUCCEEDED: paint.good("✔"),
    CAUGHT: paint.bad("✖"),
    FAILED: paint.bad("✖"),
    TIMED_OUT: paint.bad("✖"),
    ABORTED: paint.bad("■"),
    RUNNING: "▶",
  };
  const failures = new WeakMap<Visit, number>();
  const lastLines = new WeakMap<Visit, string[]>();
  let droppedLines = 0;
  /** Executions that are not shown, but whose failing state was. */
  const failing = new WeakSet<SeenExecution>();
  /** States with a child execution that was shown to fail: why is told there. */
  const told = new WeakSet<Visit>();

  const at = (depth: number, tag: string, text: string) =>
    print(`${"  ".repeat(depth)}${tag === "" ? "" : `${paint.faint(`[${tag}]`)} `}${text}`);
  const atVisit = ({ line }: Visit, text: string, deeper = 0) => at(line.depth + deeper, line.tag, text);
  const status = (one: Status) => (one === "SUCCEEDED" ? paint.good(one) : one === "RUNNING" ? one : paint.bad(one));

  const entered = (visit: Visit) => {
    // The others do no work that a person could wait for: one line says it all.
    if (visit.shown && /Task|Wait|Parallel|Map/.test(visit.type)) atVisit(visit, `▶ ${visit.state}`);
    if (visit.fades) atVisit(visit, paint.faint(`… ${visit.state} again: from here on only its failures are shown`));
  };
  const left = (visit: Visit) => {
    table.left(visit);
    const took = paint.faint(duration(visit.enteredAt, visit.stoppedAt));
    const end = visit.status === "SUCCEEDED" ? "" : `${visit.status === "CAUGHT" ? "CAUGHT" : status(visit.status)}  `;
    const text = `${marks[visit.status]} ${visit.state}  ${end}${took}`;
    if (visit.shown) {
      atVisit(visit, visit.status === "CAUGHT" && visit.why?.error ? `${text}  ${visit.why.error}` : text);
    } else if (visit.status === "FAILED" && mayFail(visit.line.owner ?? visit.line.execution.parent)) {
      failing.add(visit.line.execution);
      for (const last of lastLines.get(visit) ?? []) atVisit(visit, `│ ${last}`, 1);
      droppedLines -= lastLines.get(visit)?.length ?? 0;
      atVisit(visit, visit.why ? `${text}  ${reason(visit.why)}` : text);
    }
  };
  /** Whether a failure that is not shown among others is shown by itself. */
  const mayFail = (owner: Visit | undefined): boolean => {
    if (owner === undefined) return true;
    const count = (failures.get(owner) ?? 0) + 1;
    failures.set(owner, count);
    return count <= shownFailures;
  };
  const reason = ({ error, cause }: Why) =>
    [error ?? nameless, cause && readableCause(cause)].filter(Boolean).join(": ");

  /** A line of a state that is not shown: counted, and kept for a while in case that the state fails. */
  const drop = (text: string, visit: Visit | undefined) => {
    droppedLines += 1;
    if (!visit) return;
    const last = lastLines.get(visit) ?? [];
    lastLines.set(visit, last);
    if (last.push(text) > shownLastLines) last.shift();
  };

  const ended = (seen: SeenExecution) => {
    const { root, parent, machine, startedAt, stoppedAt } = seen;
    summary.ended(seen);
    if (parent && root.shown && seen.why) told.add(parent);
    const fails = seen.status !== "SUCCEEDED" && seen.status !== "ABORTED";
    const alone = !root.shown && fails && (failing.has(seen) || mayFail(parent));
    const took = paint.faint(duration(startedAt, stoppedAt));
    const text = `${marks[seen.status]} ${machine}  ${status(seen.status)}  ${took}`;
    if (root.shown) at(root.depth - 1, root.tag, text);
    else if (alone) at(root.depth - 1, root.tag, seen.why ? `${text}  ${reason(seen.why)}` : text);
  };

  const show = (one: Told) => {
    switch (one.what) {
      case "started": {
        const { root, machine, name } = one.execution;
        if (root.shown) at(root.depth - 1, root.tag, `▶ ${machine}  ${paint.faint(name)}`);
        return;
      }
      case "ended":
        return ended(one.execution);
      case "entered":
        return entered(one.visit);
      case "left":
        return left(one.visit);
      case "lost": {
        const { why = {} } = one.visit;
        const said = told.has(one.visit) ? (why.error ?? nameless) : reason(why);
        if (one.visit.shown) atVisit(one.visit, `${paint.bad("✖")} ${said}`, 1);
        return;
      }
      case "retried": {
        const { visit, tries, lost, lostAt } = one;
        const after = spanOf(Date.parse(one.at) - Date.parse(lostAt));
        if (visit.shown)
          atVisit(visit, `↻ retry ${tries - 1}, ${after} ${lost.error ? `after ${lost.error}` : "later"}`, 1);
        return;
      }
      case "joined":
        if (one.visit.shown && one.hidden.count > 0) atVisit(one.visit, paint.faint(folded(one.hidden)), 1);
        return;
    }
  };

  return {
    record: (arn: string, event: HistoryEvent) => {
      for (const one of see(arn, event)) show(one);
    },
    line: (arn, text, eventId) => {
      const visit = visitAt(arn, eventId);
      const root = execution(arn)?.root;
      // Of executions that are not shown and have ended nothing is known any more.
      if (!(visit?.shown ?? root?.shown ?? false)) drop(text, visit);
      else if (visit) atVisit(visit, `│ ${text}`, 1);
      else at((root?.depth ?? 0) + 1, root?.tag ?? "", `│ ${text}`);
    },
    summary: (arn, notes = []) => {
      const seen = execution(arn);
      if (seen) summary.print(seen, table.lines(), [...droppedNote(droppedLines), ...notes]);
    },
  };
}

const droppedNote = (count: number): readonly string[] =>
  count === 0
    ? []
    : [`(${count} ${count === 1 ? "line" : "lines"} of programs in what is not shown; --json prints all)`];

/** `… 994 more iterations, all succeeded`. */
function folded({ count, failed, aborted }: Readonly<Hidden>): string {
  const begun = `… ${count} more ${count === 1 ? "iteration" : "iterations"}`;
  if (failed + aborted === 0) return `${begun}, ${count === 1 ? "succeeded" : "all succeeded"}`;
  const parts = [
    [count - failed - aborted, "succeeded"],
    [failed, "failed"],
    [aborted, "aborted"],
  ] as const;
  return `${begun}: ${parts.flatMap(([some, what]) => (some > 0 ? [`${some} ${what}`] : [])).join(", ")}`;
}
