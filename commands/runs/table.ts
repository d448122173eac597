/** Runs as a table for people. */
import type { Paint } from "../../local/paint";
import { readableCause } from "../../local/readable-cause";
import { duration } from "../../local/timeline";
import type { Run } from "./recent";

/** A reason is one line in a table; `--json` and the console have all of it. */
const longestReason = 120;

/**
 * A line of headings, then a line a run, in aligned columns.
 * @param now the moment up to which a running execution's duration counts, ISO 8601
 */
export const tableOfRuns = (runs: readonly Run[], now: string, paint: Paint): readonly string[] => {
  const [headings = [], ...rows] = padded([columns, ...runs.map((run) => cellsOf(run, now))]);
  return [
    paint.faint(lineOf(headings)),
    ...rows.map(([machine = "", status = "", ...rest]) => lineOf([machine, paintedStatus(status, paint), ...rest])),
  ];
};

const columns = ["machine", "status", "started", "duration", "execution", "error"];

const cellsOf = (run: Run, now: string): readonly string[] => [
  run.machine,
  run.status,
  run.startDate.replace(/\.\d+Z$/, "Z"),
  duration(run.startDate, run.stopDate ?? now),
  run.executionArn.split(":").at(-1) ?? "",
  reason(run),
];

const lineOf = (cells: readonly string[]): string => cells.join("  ").trimEnd();

const paintedStatus = (status: string, { good, bad }: Paint): string => {
  if (status.startsWith("RUNNING")) return status;
  return status.startsWith("SUCCEEDED") ? good(status) : bad(status);
};

const reason = ({ error, cause }: Run): string => {
  const words = [error, cause && readableCause(cause)].filter(Boolean).join(": ").replace(/\s+/g, " ");
  return words.length > longestReason ? `${words.slice(0, longestReason)}…` : words;
};

/** Each column as wide as its widest cell. Before colours, which have a length, too. */
const padded = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
};
