import { randomUUID } from "node:crypto";
import { constants } from "node:os";
import { nearest } from "../config/nearest";
import { foldersNeeded, runnable } from "./before-start";
import { CannotRun, refuseIf } from "./cannot-run";
import { spanOf } from "./duration";
import { skippingClock, systemClock } from "./engine/clock";
import { execute } from "./engine/drive";
import type { Recorder } from "./engine/history";
import { checkHistoryFile, keepHistories, writeHistories } from "./histories";
import { linePrinter } from "./line-printer";
import { type Options, readOptions, usage, type WhatToRun } from "./options";
import { paintFor } from "./paint";
import { readPlainDefinition } from "./plain-definition";
import type { Process } from "./process";
import { type Machine, readStacks, type Stacks } from "./read-stacks";
import { runAsJson } from "./run-as-json";
import { synthesize } from "./synthesize";
import { worldOf } from "./task-options";
import { folderFindings } from "./tasks/go-build";
import { timeline } from "./timeline";
import { localWorld } from "./world";

const outdir = "cdktf.out";

/** Arguments in, exit code out: 0 only when the execution SUCCEEDED, 128 and its number after a signal. */
export async function local(argv: readonly string[], process: Process): Promise<number> {
  try {
    const options = readOptions(argv, process.cwd);
    if (options === "help") {
      process.stdout.write(usage);
      return 0;
    }
    return await run(options, process);
  } catch (error) {
    if (process.signal.aborted) return codeOf(process.signal);
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

async function run({ what, input, name = randomUUID(), realTime, json, history, tasks }: Options, process: Process) {
  const { cwd, signal, stdout, stderr } = process;
  if (history !== undefined) checkHistoryFile(history, cwd);
  const { stacks, machine, folder } = await whatRuns(what, process);
  const places = { cwd, outdir: folder };
  const clock = realTime ? systemClock : skippingClock();
  const histories = keepHistories();
  const keeps = json || history !== undefined;
  // For programs stdout holds one JSON object and nothing else.
  const { print, drained } = linePrinter(json ? stderr : stdout);
  const view = timeline(print, paintFor(stdout, process.env));
  const record: Recorder = (arn, event) => {
    if (keeps) histories.record(arn, event);
    if (!json) view.record(arn, event);
  };
  const line: typeof view.line = json ? (_, text) => print(text) : view.line;

  const parts = { stacks, places, clock, record, line, drained, signal, ...worldOf(tasks, cwd) };
  const { world, tasks: integrations, programOf, settled, notes } = localWorld(parts);
  const folders = foldersNeeded(machine, integrations);
  refuseIf(folders.flatMap((needed) => folderFindings(places, needed)));
  await Promise.all(folders.map(programOf));

  signal.addEventListener("abort", () => print(`${signal.reason}: ${stopping}`));
  const execution = await execute({ machine: runnable(machine), name, input }, world);
  await settled();
  if (history !== undefined) writeHistories(history, cwd, execution.executionArn, histories);
  // Whoever stopped the run has kept it from trying again.
  const told = signal.aborted ? [] : notes();
  if (json) {
    for (const note of told) print(note);
    stdout.write(`${JSON.stringify(runAsJson(execution.executionArn, histories))}\n`);
  } else {
    view.summary(execution.executionArn, [...told, ...skippedNote(clock.now() - systemClock.now())]);
  }
  if (signal.aborted) return codeOf(signal);
  return execution.result.status === "SUCCEEDED" ? 0 : 1;
}

const stopping = "stopping; a program that does not end on SIGTERM is killed after its stopTimeout (30 s unless set)";

/** Less than a second is nothing that a person would have noticed. Rounded, for two clocks are never read at once. */
const skippedNote = (milliseconds: number): readonly string[] => {
  const skipped = Math.round(milliseconds / 100) * 100;
  return skipped < 1000 ? [] : [`(skipped ${spanOf(skipped)} of waiting; --real-time waits)`];
};

/** The machine to run, all that it can start, and the folder that what is built goes into. */
async function whatRuns(what: WhatToRun, process: Process) {
  const { cwd } = process;
  if ("definition" in what) {
    const stacks = readPlainDefinition(what.definition, cwd);
    return { stacks, machine: stacks.machines[0] as Machine, folder: outdir };
  }
  if (what.from === undefined) await synthesize(outdir, process);
  const folder = what.from ?? outdir;
  const stacks = readStacks(folder, cwd);
  return { stacks, machine: named(what.machine, stacks), folder };
}

/** The machine of a name or logical id. @throws CannotRun that offers the nearest name and lists them all */
function named(written: string, { machines, from }: Stacks): Machine {
  const found = machines.filter(({ name, id }) => name === written || id === written);
  if (found.length === 1 && found[0]) return found[0];
  if (found.length > 1) {
    const places = found.map(({ place }) => place).join("; ");
    throw new CannotRun([`${from} holds ${found.length} state machines called ${written}: ${places}`]);
  }
  const names = machines.map(({ name }) => name);
  const near = nearest(written, names);
  throw new CannotRun([
    `${from} holds no state machine "${written}"${near ? `; did you mean ${near}?` : ""}`,
    names.length > 0 ? `It holds: ${names.join(", ")}` : "It holds no state machine at all",
  ]);
}

/** 128 and the number of the signal, as a shell reports it. */
const codeOf = (signal: AbortSignal): number => 128 + (constants.signals[signal.reason as NodeJS.Signals] ?? 0);
