import { spanOf } from "./duration";
import type { Paint } from "./paint";
import type { SeenExecution, Status, Visit } from "./seen/seen";

/** What a run did, a row a state, states within others below them. */
export interface RunTable {
  /** To be told of every state that is left. */
  readonly left: (visit: Visit) => void;
  readonly lines: () => readonly string[];
}

interface Row {
  readonly name: string;
  readonly rows: Map<string, Row>;
  visits: number;
  tries: number;
  /** Milliseconds. */
  longest: number;
  readonly ends: Map<Status, number>;
}

const newRow = (name: string): Row => ({ name, rows: new Map(), visits: 0, tries: 0, longest: 0, ends: new Map() });

/** Counts as states are left, so that its size is that of the definitions and not that of the run. */
export function runTable(paint: Paint): RunTable {
  const top = newRow("");
  const rows = new WeakMap<Visit | SeenExecution, Row>();

  const below = (row: Row, name: string): Row => {
    const found = row.rows.get(name) ?? newRow(name);
    row.rows.set(name, found);
    return found;
  };
  const rowOf = (visit: Visit): Row => {
    const known = rows.get(visit);
    if (known) return known;
    const { owner, execution } = visit.line;
    const row = below(owner ? rowOf(owner) : rowOfExecution(execution), visit.state);
    rows.set(visit, row);
    return row;
  };
  /**
   * The states of the first execution stand at the top, those of a child below its machine, which stands below its starter; those of an
   * item of a distributed Map below the Map, as if it were an inline one.
   */
  const rowOfExecution = (execution: SeenExecution): Row => {
    const known = rows.get(execution);
    if (known) return known;
    const { parent, machine, item } = execution;
    const starter = parent ? rowOf(parent) : top;
    const row = parent && item === undefined ? below(starter, machine) : starter;
    rows.set(execution, row);
    return row;
  };

  return {
    left: (visit) => {
      const row = rowOf(visit);
      row.visits += 1;
      row.tries += Math.max(1, visit.tries);
      row.longest = Math.max(row.longest, Date.parse(visit.stoppedAt) - Date.parse(visit.enteredAt));
      row.ends.set(visit.status, (row.ends.get(visit.status) ?? 0) + 1);
    },
    lines: () => (top.rows.size === 0 ? [] : aligned([headings, ...cellsBelow(top, 0)], paint)),
  };
}

const headings = ["state", "tries", "duration", "status"] as const;
type Cells = readonly [string, string, string, string];

const cellsBelow = (row: Row, depth: number): readonly Cells[] =>
  [...row.rows.values()].flatMap((inner) => [cellsOf(inner, depth), ...cellsBelow(inner, depth + 1)]);

function cellsOf({ name, visits, tries, longest, ends }: Row, depth: number): Cells {
  const indented = "  ".repeat(depth) + name;
  if (visits === 0) return [indented, "", "", ""];
  const words = [...ends].map(([status, count]) => (ends.size === 1 ? status : `${count} ${status}`));
  // Of several visits, the longest: they may have gone on side by side.
  return [
    visits === 1 ? indented : `${indented} (${visits} times)`,
    String(tries),
    visits === 1 ? spanOf(longest) : `≤ ${spanOf(longest)}`,
    words.join(", "),
  ];
}

function aligned(table: readonly Cells[], paint: Paint): readonly string[] {
  const width = (column: number) => Math.max(...table.map((cells) => cells[column]?.length ?? 0));
  const [name, tries, time] = [width(0), width(1), width(2)];
  return table.map((cells, index) => {
    const before = `${cells[0].padEnd(name)}  ${cells[1].padStart(tries)}  ${cells[2].padStart(time)}`;
    if (index === 0) return paint.faint(`${before}  ${cells[3]}`);
    return `${before}  ${paintedStatus(cells[3], paint)}`.trimEnd();
  });
}

const paintedStatus = (words: string, { good, bad }: Paint): string =>
  words === "" ? "" : /FAILED|ABORTED|TIMED_OUT/.test(words) ? bad(words) : good(words);
