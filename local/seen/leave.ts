import { isWithin, outwards, type Place, type SeenExecution, type Status, type Visit, type Why } from "./seen";
import type { Told } from "./told";

/** The end of an execution: its states that led to it failed, those that were still open were stopped. */
export function ended(
  execution: SeenExecution,
  { status, ...facts }: { readonly status: Status; readonly output?: string; readonly why?: Why },
  before: Place,
  at: string,
  told: Told[],
): Place {
  const failing = new Set(status === "FAILED" ? outwards(before) : []);
  const [innermost] = failing;
  for (const visit of [...execution.open].reverse()) {
    if (failing.has(visit)) visit.why ??= facts.why ?? {};
    leave(visit, failing.has(visit) ? "FAILED" : status === "TIMED_OUT" ? "TIMED_OUT" : "ABORTED", at, told);
  }
  Object.assign(execution, { status, stoppedAt: at, ...facts, ...(innermost && { failing: innermost }) });
  const hidden = execution.root.shown ? undefined : execution.parent?.hidden;
  if (hidden && status !== "SUCCEEDED") hidden[status === "ABORTED" ? "aborted" : "failed"] += 1;
  told.push({ what: "ended", execution });
  return before;
}

/** Ends what a Map, Parallel or new try leaves behind: the states that failed, and those that were stopped because of them. */
export function closeWithin(outer: Visit, before: Place, at: string, told: Told[]): void {
  const failing = new Set(outwards(before));
  const inner = [...outer.line.execution.open].filter((visit) => isWithin(visit, outer)).reverse();
  // The try before failed when the state in it did, and a Fail state does when it is entered.
  for (const visit of inner.filter((one) => failing.has(one))) {
    outer.why ??= visit.why;
    outer.failedAt ??= visit.failedAt ?? (visit.type === "Fail" ? visit.enteredAt : at);
  }
  for (const visit of inner) leave(visit, failing.has(visit) ? "FAILED" : "ABORTED", outer.failedAt ?? at, told);
  outer.lines.clear();
}

/** A state is left. */
export function leave(visit: Visit, status: Status, at: string, told: Told[]): void {
  visit.line.execution.open.delete(visit);
  Object.assign(visit, { status, stoppedAt: at });
  told.push({ what: "left", visit });
}

/** Counts what became of an iteration that is not shown. */
export function countHidden(before: Place, owner: Visit | undefined, index: number, what: "failed" | "aborted"): Place {
  if (owner?.lines.get(index)?.shown === false) owner.hidden[what] += 1;
  return before;
}
