import type { Json } from "../asl/language/definition";
import { CannotRun } from "./cannot-run";
import { readInput } from "./input";
import { readGiven } from "./read-arguments";

/** What the command is asked to do. */
export interface Options {
  readonly what: WhatToRun;
  /** The input of the execution. */
  readonly input: Json;
  /** The name of the execution; absent: a new one. */
  readonly name?: string;
  /** Waits and intervals of retries take their time. */
  readonly realTime: boolean;
  /** Prints one JSON object for programs instead of a view for people. */
  readonly json: boolean;
  /** A file that the history is written to. */
  readonly history?: string;
  readonly tasks: TaskOptions;
}

/** A machine of a synthesized output, by name or logical id; or a file that holds a definition. */
export type WhatToRun =
  | { readonly machine: string /** An output to run as it is; absent: synthesize first. */; readonly from?: string }
  | { readonly definition: string };

/** What becomes of the calls of Task states. Files are named from the folder that the command is started in. */
export interface TaskOptions {
  /** Answers by the names of states. */
  readonly tasksFile?: string;
  /** A module with a function for each integration that does not run here by itself. */
  readonly handlersFile?: string;
  /** `<state>=<how>` */
  readonly fail: readonly string[];
  readonly secretsFile?: string;
  /** How many programs run at a time. */
  readonly parallel?: number;
  /** A folder whose folders stand for S3 buckets. */
  readonly buckets?: string;
}

export const usage = `npm run local -- <state machine> [options]
npm run local -- --definition FILE [options]

Runs a state machine of the synthesized output on this computer, with the programs of its containers; or a definition in the
Amazon States Language as it is, without synthesizing anything.

  --input JSON         the input of the execution; the default is {}
  --input @file.json   the same, from a file
  --name NAME          the name of the execution; the default is a new one
  --from FOLDER        runs a synthesized output (such as cdktf.out) as it is, without synthesizing first
  --definition FILE    runs the definition of that JSON file

  --tasks FILE         answers calls by the names of the states, from a JSON file
  --handlers FILE      answers calls by the functions of a TypeScript or JavaScript file
  --fail STATE=HOW     lets the calls of a state fail: exit:N, pull, killed, spot, timeout, throttle:N; may stand several times
  --secrets FILE       the secrets of containers: a JSON object, or lines NAME=value; without it they are placeholders
  --parallel N         how many programs run at a time; the default is one for each processor
  --buckets FOLDER     a folder whose folders stand for S3 buckets

  --real-time          waits as long as Wait states and retries say; without it that time is skipped
  --json               prints one JSON object: status, output or error and cause, history
  --history FILE       writes the history as aws stepfunctions get-execution-history prints it

Ends with 0 when the execution SUCCEEDED, with 1 when it did not or could not start, with 2 for a wrong argument.
`;

const declared = {
  input: { type: "string" },
  name: { type: "string" },
  from: { type: "string" },
  definition: { type: "string" },
  tasks: { type: "string" },
  handlers: { type: "string" },
  fail: { type: "string", multiple: true },
  secrets: { type: "string" },
  parallel: { type: "string" },
  buckets: { type: "string" },
  "real-time": { type: "boolean" },
  json: { type: "boolean" },
  history: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Name = keyof typeof declared;

/** Reads the arguments; "help" when help is asked for. @throws CannotRun with exit code 2 for a wrong argument */
export function readOptions(argv: readonly string[], cwd: string): Options | "help" {
  const { given, positionals } = readGiven(declared, argv, (sentence) => {
    throw wrong(sentence);
  });
  if (given.has("help")) return "help";
  const text = (name: Name): string | undefined => given.get(name)?.[0];
  const what = whatToRun(positionals, text("definition"), text("from"));
  const input = readInput(text("input"), cwd);
  if ("problem" in input) throw new CannotRun([input.problem], 2);
  return {
    what,
    input: input.value,
    ...present("name", executionName(text("name"))),
    realTime: given.has("real-time"),
    json: given.has("json"),
    ...present("history", text("history")),
    tasks: {
      fail: given.get("fail") ?? [],
      ...present("tasksFile", text("tasks")),
      ...present("handlersFile", text("handlers")),
      ...present("secretsFile", text("secrets")),
      ...present("parallel", wholeNumber(text("parallel"))),
      ...present("buckets", text("buckets")),
    },
  };
}

function whatToRun(
  positionals: readonly string[],
  definition: string | undefined,
  from: string | undefined,
): Options["what"] {
  const [machine, ...more] = positionals;
  if (definition !== undefined) {
    if (machine !== undefined) throw wrong(`--definition runs a file, found also the state machine ${machine}`);
    if (from !== undefined) throw wrong("--definition runs a file, and --from a synthesized output; use one of them");
    return { definition };
  }
  if (machine === undefined) throw wrong("the name of a state machine is missing");
  if (more.length > 0) throw wrong(`one state machine can be run at a time, found also: ${more.join(" ")}`);
  return { machine, ...present("from", from) };
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
function executionName(name: string | undefined): string | undefined {
  if (name === undefined || /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name)) return name;
  throw wrong(
    `--name ${JSON.stringify(name)}: 1 to 80 characters are allowed, without spaces, brackets and special characters`,
  );
}

function wholeNumber(written: string | undefined): number | undefined {
  if (written === undefined || /^[1-9]\d{0,3}$/.test(written))
    return written === undefined ? undefined : Number(written);
  throw wrong(`--parallel: found ${JSON.stringify(written)}, a whole number from 1 to 9999 is expected`);
}

/** A field that is there only when it has a value. */
const present = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

const wrong = (sentence: string): CannotRun =>
  new CannotRun([`${sentence} (npm run local -- --help shows the arguments)`], 2);
