import { type ChildProcessByStdio, spawn } from "node:child_process";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import type { Clock } from "../engine/clock";
import { eachLine, type LineSink } from "./output-lines";

/** A program to run as a container would run it. */
export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  /** The whole environment: nothing of this computer's own is added. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Milliseconds between SIGTERM and SIGKILL. */
  readonly grace: number;
}

/** The exit code as Docker reports it (128 and the number of the signal that ended it), or why it never ran. */
export type Exit = { readonly exitCode: number } | { readonly notStarted: string };

/**
 * Runs a program to its end. When the signal aborts it gets SIGTERM, and after the grace SIGKILL. As in a container,
 * nothing that it started outlives it.
 */
export function runProgram(program: Program, line: LineSink, clock: Clock, signal: AbortSignal): Promise<Exit> {
  return new Promise((resolve) => {
    let child: ChildProcessByStdio<null, Readable, Readable>;
    try {
      child = start(program);
    } catch (error) {
      // An argument that no process can have, such as one with a zero byte.
      resolve({ notStarted: error instanceof Error ? error.message : String(error) });
      return;
    }
    const ended = new AbortController();
    const killGroup = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // Nobody is left in the group.
      }
    };
    const stop = async () => {
      child.kill("SIGTERM");
      await clock.sleep(program.grace, ended.signal);
      if (!ended.signal.aborted) killGroup();
    };
    const stays = killedAtExit(killGroup);
    if (signal.aborted) void stop();
    else signal.addEventListener("abort", stop, { once: true });

    const told = Promise.all([eachLine(child.stdout, line), eachLine(child.stderr, line)]);
    child.once("exit", () => {
      ended.abort();
      killGroup();
    });
    const settle = (exit: Exit) => {
      ended.abort();
      signal.removeEventListener("abort", stop);
      stays.ended();
      resolve(exit);
    };
    child.once("error", (error) => settle({ notStarted: error.message }));
    child.once("close", (code, killedBy) => {
      const exitCode = code ?? 128 + (killedBy ? constants.signals[killedBy] : 0);
      void told.then(() => settle({ exitCode }));
    });
  });
}

/** Groups that are to end with this process: an error of ours that ends it early must not leave a program running. */
const groups = new Set<() => void>();

function killedAtExit(killGroup: () => void) {
  // One listener for all of them: Node warns of more than ten.
  if (groups.size === 0) process.once("exit", killAll);
  groups.add(killGroup);
  return {
    ended: () => {
      groups.delete(killGroup);
      if (groups.size === 0) process.removeListener("exit", killAll);
    },
  };
}

const killAll = () => {
  for (const killGroup of groups) killGroup();
};

/** In a process group of its own: Ctrl-C in a terminal goes to this process alone, which stops the program as ECS does. */
const start = ({ path, args, cwd, environment }: Program) =>
  spawn(path, args, { cwd, env: { ...environment }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
