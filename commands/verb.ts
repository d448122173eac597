/** What every command of the project has in common: arguments in, exit code out. */
import { constants } from "node:os";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "../config/nearest";
import type { Process } from "../local/process";

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
export interface Arguments<O extends NonNullable<ParseArgsConfig["options"]>, P extends string> {
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
export const readArguments = <const O extends NonNullable<ParseArgsConfig["options"]>, const P extends string = never>(
  { options, positionals = [] }: Arguments<O, P>,
  argv: readonly string[],
) => {
  const refuse = (sentence: string): never => {
    throw new Failure(`${sentence} (--help shows the arguments)`, 2);
  };
  const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  const written = new Set<string>();
  for (const token of parsed.tokens ?? []) {
    if (token.kind !== "option") continue;
    const declared = options[token.name];
    if (declared === undefined) {
      const near = nearest(token.name, Object.keys(options));
      return refuse(`${token.rawName} is no option of this command${near ? `; did you mean --${near}?` : ""}`);
    }
    if (declared.type === "string" && !isValue(token)) return refuse(`${token.rawName} needs a value`);
    if (declared.type === "boolean" && token.value !== undefined) return refuse(`${token.rawName} takes no value`);
    if (written.has(token.name)) return refuse(`${token.rawName} is written twice`);
    written.add(token.name);
  }
  const [missing] = positionals.slice(parsed.positionals.length);
  if (missing !== undefined) return refuse(`${missing} is missing`);
  const more = parsed.positionals.slice(positionals.length);
  if (more.length > 0) return refuse(`found more than this command takes: ${more.join(" ")}`);
  return {
    // Checked above: a string option has a value, a boolean one has none.
    values: parsed.values as { readonly [K in keyof O]?: O[K]["type"] extends "string" ? string : boolean },
    positionals: Object.fromEntries(positionals.map((name, index) => [name, parsed.positionals[index]])) as Record<
      P,
      string
    >,
  };
};

/** `--env --json` lacks a value, though parseArgs would take `--json` for one. */
const isValue = ({ value, inlineValue }: { value?: string | undefined; inlineValue?: boolean | undefined }): boolean =>
  value !== undefined && value !== "" && (inlineValue === true || !value.startsWith("--"));

/** Runs a command as this process: signals abort it, errors written for people are printed as sentences. */
export const runAsProcess = (verb: Verb, usage: string): void => {
  const argv = process.argv.slice(2);
  if (argv.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  const stop = new AbortController();
  // Again and again: npm passes a signal on that the terminal has already sent.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort(signal));
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

const writtenForPeople: ReadonlySet<string> = new Set(["Failure", "ConfigurationError", "DefinitionError"]);

/** 128 and the number of the signal that aborted, as a shell reports it. */
export const exitCodeOf = ({ reason }: AbortSignal): number => 128 + (constants.signals[reason as NodeJS.Signals] ?? 0);
