/** A command as a person types it, run in a working copy. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { killAll, type Mark, marked } from "./processes";

/** How a command ended. */
export interface Ended {
  /** Its exit code, or the name of the signal that ended it. */
  readonly by: number | NodeJS.Signals;
  /** What it wrote, stdout and stderr in the order in which they came. */
  readonly output: string;
  /** What it wrote to stdout alone. */
  readonly stdout: string;
}

/** A command that runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Signals the process that was started, as `kill` would; begin the command with `exec`, or it is the shell. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** SIGKILL to it and to everything that it has started, as when a computer goes down. */
  readonly killAll: () => Promise<void>;
}

/** Starts a command of the shell. Nobody sits before it: it has no terminal and no input. */
export const start = (command: string, cwd: string, env: Readonly<Record<string, string | undefined>>): Running => {
  const mark: Mark = { variable: "REHEARSAL_RUN", value: randomUUID() };
  const child = spawn("sh", ["-c", command], {
    cwd,
    env: { ...env, ...marked(mark) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const end = async (): Promise<Ended> => {
    const [code, signal] = await once(child, "close");
    return { by: code ?? signal, output, stdout };
  };
  return { ended: end(), signal: (signal) => child.kill(signal), killAll: () => killAll(mark) };
};

/** A command that ended otherwise than a step expects; its last lines tell why. */
export class UnexpectedEnd extends Error {
  override readonly name = "UnexpectedEnd";

  constructor(command: string, { by, output }: Ended, expected: string) {
    super(`\`${command}\` ended with ${by}, expected ${expected}\n${lastLines(output)}`);
  }
}

/** Expects a text in what a command wrote. */
export const expectSaid = ({ output }: Ended, text: RegExp): void => {
  if (!text.test(output)) throw new Error(`expected ${text} in what it wrote, which ends with:\n${lastLines(output)}`);
};

const lastLines = (text: string): string => text.trimEnd().split("\n").slice(-60).join("\n");
