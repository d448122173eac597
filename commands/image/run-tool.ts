/** Programs of others, run to their end: what they say is told line by line, and they stop when the command is stopped. */
import { systemClock } from "../../local/engine/clock";
import { runProgram } from "../../local/tasks/program";
import type { Process } from "../verb";

/** How a program ended. */
export type ToolEnd = { readonly exitCode: number; readonly lastLine: string } | { readonly notFound: string };

/** Runs a program that is on the PATH. */
export type RunTool = (
  program: string,
  args: readonly string[],
  more?: {
    readonly cwd?: string;
    /** Beside the environment of this process. */
    readonly environment?: Readonly<Record<string, string>>;
    readonly tell?: (line: string) => void;
  },
) => Promise<ToolEnd>;

/** Milliseconds that a builder has to let go of what it was pushing. */
const grace = 10_000;

/**
 * Runs programs in the environment of this process. A signal stops them, and whatever they started.
 * @returns a function that throws the signal's reason once it has aborted
 */
export const toolsOf =
  ({ cwd, env, signal }: Pick<Process, "cwd" | "env" | "signal">): RunTool =>
  async (program, args, { cwd: folder = cwd, environment = {}, tell = () => {} } = {}) => {
    let lastLine = "";
    const line = (text: string) => {
      if (text.trim() !== "") lastLine = text.trim();
      tell(text);
    };
    const all = { ...env, ...environment };
    const defined = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    const exit = await runProgram(
      { path: program, args, environment: Object.fromEntries(defined), cwd: folder, grace },
      line,
      systemClock,
      signal,
    );
    signal.throwIfAborted();
    return "notStarted" in exit ? { notFound: exit.notStarted } : { exitCode: exit.exitCode, lastLine };
  };
