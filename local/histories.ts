import { writeFileSync } from "node:fs";
import { dirname, parse, resolve } from "node:path";
import { CannotRun } from "./cannot-run";
import type { HistoryEvent, Recorder } from "./engine/history";
import { fileProblem } from "./input";
import { isFolder } from "./task-options";

/** Whole histories, kept for who asks for them. */
export interface Histories {
  readonly record: Recorder;
  /** By the ARN of the execution, in the order in which they began. */
  readonly all: ReadonlyMap<string, readonly HistoryEvent[]>;
}

export function keepHistories(): Histories {
  const all = new Map<string, HistoryEvent[]>();
  return {
    all,
    record: (arn, event) => {
      const events = all.get(arn);
      if (events) events.push(event);
      else all.set(arn, [event]);
    },
  };
}

/** Looks whether a history can be written to a file, before a run takes its time. @throws CannotRun with exit code 2 */
export function checkHistoryFile(file: string, cwd: string): void {
  const path = resolve(cwd, file);
  const wrong = (problem: string) => new CannotRun([`--history ${file}: ${problem}`], 2);
  if (isFolder(path)) throw wrong(`${path} is a folder, the name of a file is expected`);
  if (!isFolder(dirname(path))) throw wrong(`there is no folder ${dirname(path)}`);
}

/**
 * Writes a history as `aws stepfunctions get-execution-history` prints it, and that of each child execution into a file beside it:
 * `run.json` and `run.<machine>.<name>.json`.
 * @throws CannotRun when a file cannot be written
 */
export function writeHistories(file: string, cwd: string, executionArn: string, { all }: Histories): void {
  const path = resolve(cwd, file);
  const { dir, name, ext } = parse(path);
  for (const [arn, events] of all) {
    const [machine = "", execution = ""] = arn.split(":").slice(-2);
    const child = `${name}.${machine.replaceAll("/", ".")}.${execution}${ext}`;
    const to = arn === executionArn ? path : resolve(dir, child);
    try {
      writeFileSync(to, `${JSON.stringify({ events }, null, 4)}\n`);
    } catch (error) {
      throw new CannotRun([`--history ${file}: ${fileProblem(error, to)}`]);
    }
  }
}
