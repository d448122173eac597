/** What every command of the project has in common: arguments in, exit code out. */
import { constants } from "node:os";
import type { Process } from "../local/process";
import { type DeclaredOptions, readGiven } from "../local/read-arguments";

export type { Output, Process } from "../local/process";

/** A command: returns its exit code; 0 only when it did what it was asked to. */
export type Verb = (argv: readonly string[], process: Process) => Promise<number>;

/** Something that keeps a command from doing what it was asked to, told to a person in one or more sentences. */
export class Failure extends Error {
  override readonly name = "Failure";

  /** @param exitCode 1: it cannot be done; 2: the command was written wrong */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** The arguments that a command takes. */
export interface Arguments<O extends DeclaredOptions, P extends string> {
  /** How the command is called and what each argument means; `--help` prints it. */
  readonly usage: string;
  readonly options: O;
  /** Names of the arguments without `--`, all of them needed. */
  readonly positionals?: readonly P[];
}

/**
 * Reads a command's arguments.
 * @throws Failure with exit code 2 and one sentence for an unknown option, a missing value, too few or too many arguments
 */
export const readArguments = <const O extends DeclaredOptions, const P extends string = never>(
  { options, positionals = [] }: Arguments<O, P>,
  argv: readonly string[],
) => {
  const refuse = (sentence: string): never => {
    throw new Failure(`${sentence} (--help shows the arguments)`, 2);
  };
  const read = readGiven(options, argv, refuse);
  const [missing] = positionals.slice(read.positionals.length);
  if (missing !== undefined) return refuse(`${missing} is missing`);
  const more = read.positionals.slice(positionals.length);
  if (more.length > 0) return refuse(`found more than this command takes: ${more.join(" ")}`);
  const values = [...read.given].map(([name, [value]]) => [name, options[name]?.type === "string" ? value : true]);
  return {
    // A string option has a value, a boolean one has none.
    values: Object.fromEntries(values) as {
      readonly [K in keyof O]?: O[K]["type"] extends "string" ? string : boolean;
    },
    positionals: Object.fromEntries(positionals.map((name, index) => [name, read.positionals[index]])) as Record<
      P,
      string
    >,
  };
};

/** Runs a command as this process: signals abort it, errors written for people are printed as sentences. */
export const runAsProcess = (verb: Verb, usage: string): void => {
  const argv = process.argv.slice(2);
  if (argv.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  const stop = new AbortController();
  // Again and again: npm passes a signal on that the terminal has already sent.
  for (const signal of ending) process.on(signal, () => stop.abort(signal));
  // Who reads the output is gone (`npm start | head`): nobody watches any more.
  process.stdout.on("error", () => stop.abort("SIGPIPE"));

  const { env, stdout, stderr } = process;
  verb(argv, { cwd: process.cwd(), env, stdout, stderr, signal: stop.signal }).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      if (stop.signal.aborted) {
        process.exitCode = exitCodeOf(stop.signal);
      } else if (error instanceof Error && writtenForPeople.has(error.name)) {
        stderr.write(`${error.message}\n`);
        process.exitCode = error instanceof Failure ? error.exitCode : 1;
      } else throw error;
    },
  );
};

/** What ends a process and can be handled; SIGUSR1 is Node's own. A command that such a signal just ended would leave what it started running. */
const ending = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR2"] as const;

const writtenForPeople: ReadonlySet<string> = new Set(["Failure", "ConfigurationError", "DefinitionError"]);

/** 128 and the number of the signal that aborted, as a shell reports it. */
export const exitCodeOf = ({ reason }: AbortSignal): number => 128 + (constants.signals[reason as NodeJS.Signals] ?? 0);
