import { spawnSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import type { Engine } from "./engines";
import type { Workload } from "./workloads";

/** Figures of one process. */
export interface Measure {
  /** CPU milliseconds, user and system, until the workload began: the process itself and what it loads. */
  readonly start: number;
  /** CPU milliseconds of the workload. */
  readonly work: number;
  /** Milliseconds of the workload on the clock. */
  readonly wall: number;
  /** The most memory that the process ever had, in MiB. */
  readonly memory: number;
}

/** A workload in a fresh process, or why it did not run there. */
export function measure(
  { command: [program, ...args] }: Engine,
  workload: Workload,
): Measure | { readonly problem: string } {
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd: `${__dirname}/..`,
    input: JSON.stringify(workload),
    encoding: "utf8",
    timeout: longest,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) return { problem: `${program}: ${error.message}` };
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) return { problem: `it printed no figures: ${stderr.trim().split("\n").at(-1)}` };
  const { problem, output, ...figures } = JSON.parse(line) as Measure & { problem?: string; output: unknown };
  if (problem !== undefined) return { problem };
  if (!isDeepStrictEqual(output, workload.output)) return { problem: "its output is another than expected" };
  return figures;
}

/** Milliseconds: an engine that takes longer does not run the workload. */
const longest = 5 * 60_000;

/** The figures in the middle, each by itself. */
export function medianOf(measures: readonly Measure[]): Measure {
  const middle = (of: keyof Measure): number => {
    const sorted = measures.map((measure) => measure[of]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] as number;
  };
  return { start: middle("start"), work: middle("work"), wall: middle("wall"), memory: middle("memory") };
}
