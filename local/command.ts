import { randomUUID } from "node:crypto";
import { constants } from "node:os";
import { nearest } from "../config/nearest";
import { foldersNeeded, runnable } from "./before-start";
import { CannotRun, refuseIf } from "./cannot-run";
import { systemClock } from "./engine/clock";
import { execute } from "./engine/drive";
import { type Options, readOptions, usage } from "./options";
import { paintFor } from "./paint";
import type { Process } from "./process";
import { type Machine, readStacks, type Stacks } from "./read-stacks";
import { synthesize } from "./synthesize";
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

async function run({ machine: written, input, from }: Options, process: Process): Promise<number> {
  const { cwd, signal } = process;
  if (from === undefined) await synthesize(outdir, process);
  const places = { cwd, outdir: from ?? outdir };
  const stacks = readStacks(places.outdir, cwd);
  const machine = named(written, stacks);

  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { record, line, summary } = timeline(print, paintFor(process.stdout, process.env));
  const { world, tasks, programOf } = localWorld({ stacks, places, clock: systemClock, record, line, signal });
  const folders = foldersNeeded(machine, tasks);
  refuseIf(folders.flatMap((folder) => folderFindings(places, folder)));
  await Promise.all(folders.map(programOf));

  signal.addEventListener("abort", () => print(`${signal.reason}: ${stopping}`));
  const execution = await execute({ machine: runnable(machine), name: randomUUID(), input }, world);
  summary(execution.executionArn);
  if (signal.aborted) return codeOf(signal);
  return execution.result.status === "SUCCEEDED" ? 0 : 1;
}

const stopping = "stopping; a program that does not end on SIGTERM is killed after its stopTimeout (30 s unless set)";

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
