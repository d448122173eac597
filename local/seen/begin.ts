import type { Line, SeenExecution, Visit } from "./seen";

/** So many iterations, child executions of a distributed Map and visits to one state are shown; then only failures are. */
export const shownLines = 5;
const shownVisits = 20;

/** An execution that has just started. `item`: which one of a distributed Map it is. */
export function beginExecution(
  arn: string,
  startedAt: string,
  parent: Visit | undefined,
  item?: number,
): SeenExecution {
  const [machine = "", name = ""] = arn.split(":").slice(-2);
  const execution = {
    arn,
    // An item's execution stands under `<machine>/<label>`, and the label is a random one unless the Map says one.
    machine: item === undefined ? machine : (machine.split("/")[0] ?? machine),
    name,
    ...(parent && { parent }),
    ...(item !== undefined && { item }),
    startedAt,
    open: new Set<Visit>(),
    places: new Map(),
    status: "RUNNING" as const,
    stoppedAt: startedAt,
  };
  const root = {
    execution: execution as unknown as SeenExecution,
    tag: tagOf(parent?.line.tag, item === undefined ? "" : `item ${item}`),
    depth: parent ? parent.line.depth + 2 : 1,
    visits: new Map(),
    shown: (parent?.shown ?? true) && (item ?? 0) < shownLines,
  };
  return Object.assign(execution, { root });
}

/** A branch or an iteration. */
export function beginLine(owner: Visit, index: number): Line {
  const { line, shown, type, begun } = owner;
  const hidden = type === "Map" && begun >= shownLines;
  owner.begun += 1;
  if (hidden) owner.hidden.count += 1;
  const begunLine: Line = {
    execution: line.execution,
    owner,
    tag: tagOf(line.tag, `${type === "Map" ? "item" : "branch"} ${index}`),
    depth: line.depth + 1,
    visits: new Map(),
    shown: shown && !hidden,
  };
  owner.lines.set(index, begunLine);
  return begunLine;
}

/** A state that was just entered. */
export function beginVisit(line: Line, type: string, state: string, enteredAt: string): Visit {
  const count = (line.visits.get(state) ?? 0) + 1;
  line.visits.set(state, count);
  const visit: Visit = {
    line,
    state,
    type,
    enteredAt,
    shown: line.shown && count <= shownVisits,
    fades: line.shown && count === shownVisits + 1,
    tries: 0,
    status: "RUNNING",
    stoppedAt: enteredAt,
    worked: false,
    over: false,
    lines: new Map(),
    begun: 0,
    hidden: { count: 0, failed: 0, aborted: 0 },
  };
  line.execution.open.add(visit);
  return visit;
}

const tagOf = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(", ");
