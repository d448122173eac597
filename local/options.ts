import { parseArgs } from "node:util";
import type { Json } from "../asl/language/definition";
import { nearest } from "../config/nearest";
import { CannotRun } from "./cannot-run";
import { readInput } from "./input";

/** What the command is asked to do. */
export interface Options {
  /** Name or logical id of the state machine. */
  readonly machine: string;
  /** The input of the execution. */
  readonly input: Json;
  /** A synthesized output to run as it is; absent: synthesize first. */
  readonly from?: string;
}

export const usage = `npm run local -- <state machine> [--input JSON | --input @file.json] [--from FOLDER]

Runs a state machine of the synthesized output on this computer, with the programs of its containers.

  --input JSON        the input of the execution; the default is {}
  --input @file.json  the same, from a file
  --from FOLDER       runs a synthesized output (such as cdktf.out) as it is, without synthesizing first

Ends with 0 when the execution SUCCEEDED, with 1 when it did not or could not start, with 2 for a wrong argument.
`;

const names = ["input", "from", "help"];

/** Reads the arguments; "help" when help is asked for. @throws CannotRun with exit code 2 for a wrong argument */
export function readOptions(argv: readonly string[], cwd: string): Options | "help" {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: { input: { type: "string" }, from: { type: "string" }, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const written = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!names.includes(token.name))
      throw wrong(`${token.rawName} is no option of this command`, nearest(token.name, names));
    if (token.name !== "help" && !isValue(token)) throw wrong(`${token.rawName} needs a value`);
    if (token.name === "help" && token.value !== undefined) throw wrong(`${token.rawName} takes no value`);
    if (written.has(token.name)) throw wrong(`${token.rawName} is written twice`);
    written.add(token.name);
  }
  if (values.help) return "help";
  const [machine, ...more] = positionals;
  if (machine === undefined) throw wrong("the name of a state machine is missing");
  if (more.length > 0) throw wrong(`one state machine can be run at a time, found also: ${more.join(" ")}`);
  const input = readInput(typeof values.input === "string" ? values.input : undefined, cwd);
  if ("problem" in input) throw new CannotRun([input.problem], 2);
  const from = values.from;
  return { machine, input: input.value, ...(typeof from === "string" ? { from } : {}) };
}

/** `--input --from x` lacks a value, though parseArgs would take `--from` for one. */
const isValue = ({ value, inlineValue }: { value?: string | undefined; inlineValue?: boolean | undefined }): boolean =>
  value !== undefined && value !== "" && (inlineValue === true || !value.startsWith("--"));

const wrong = (sentence: string, near?: string): CannotRun =>
  new CannotRun(
    [`${sentence}${near ? `; did you mean --${near}?` : ""} (npm run local -- --help shows the arguments)`],
    2,
  );
