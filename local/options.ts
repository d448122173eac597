import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Json } from "../asl/language/definition";
import { nearest } from "../config/nearest";
import { CannotRun } from "./cannot-run";
import { parseJson } from "./json";

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
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!names.includes(token.name))
      throw wrong(`${token.rawName} is no option of this command`, nearest(token.name, names));
    if (token.name !== "help" && !isValue(token)) throw wrong(`${token.rawName} needs a value`);
  }
  if (values.help) return "help";
  const [machine, ...more] = positionals;
  if (machine === undefined) throw wrong("the name of a state machine is missing");
  if (more.length > 0) throw wrong(`one state machine can be run at a time, found also: ${more.join(" ")}`);
  const from = values.from;
  return { machine, input: readInput(values.input, cwd), ...(typeof from === "string" ? { from } : {}) };
}

/** `--input --from x` lacks a value, though parseArgs would take `--from` for one. */
const isValue = ({ value, inlineValue }: { value?: string | undefined; inlineValue?: boolean | undefined }): boolean =>
  value !== undefined && value !== "" && (inlineValue === true || !value.startsWith("--"));

const wrong = (sentence: string, near?: string): CannotRun =>
  new CannotRun(
    [`${sentence}${near ? `; did you mean --${near}?` : ""} (npm run local -- --help shows the arguments)`],
    2,
  );

function readInput(written: string | boolean | undefined, cwd: string): Json {
  if (typeof written !== "string") return {};
  const file = written.startsWith("@") ? written.slice(1) : undefined;
  if (file !== undefined && !existsSync(resolve(cwd, file))) {
    throw new CannotRun([`--input @${file}: there is no file ${resolve(cwd, file)}`], 2);
  }
  const parsed = parseJson(file === undefined ? written : readFileSync(resolve(cwd, file), "utf8"));
  if ("value" in parsed) return parsed.value;
  throw new CannotRun(
    [
      file === undefined
        ? `--input ${parsed.problem}; in a shell the whole JSON stands in single quotes: --input '{"commands":["a"],"env":"b"}'`
        : `--input @${file}: the file ${parsed.problem}`,
    ],
    2,
  );
}
