import type { Json, JsonObject } from "../../asl/language/definition";
import { CannotRun } from "../cannot-run";
import { fieldOf, isObject, parseJson } from "../json";
import { readNamedFile } from "./named-file";

/*
 * Answers by the name of a state (`--tasks FILE`), instead of calls. `{ "<state>": <answers> }`, where answers are
 * - one result, for every call;
 * - `{ "Return": … }`, `{ "Throw": { "Error": …, "Cause": … } }`, `{ "Echo": true }` (the result is what was sent) or
 *   `{ "Timeout": true }` (it never answers), for every call;
 * - a list of those, one a call, the last of which stands for all calls after it;
 * - the mocked responses of AWS Step Functions Local, `{ "0": …, "1-2": … }`, by the number of the call.
 * Calls of a state are counted over the whole run, over retries and iterations.
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */

/** What a call is answered with. */
export type Answer =
  | { readonly do: "return"; readonly output: Json }
  | { readonly do: "throw"; readonly error: string; readonly cause: string | undefined }
  | { readonly do: "echo" }
  | { readonly do: "never" };

/** The answer to a call of a state, counted from 0; undefined when there is none. */
export type Answers = (call: number) => Answer | undefined;

/** The answers of a file, by state. @throws CannotRun with exit code 2 and everything that is wrong with it */
export function readAnswers(file: string, cwd: string): ReadonlyMap<string, Answers> {
  const at = `--tasks ${file}`;
  const parsed = parseJson(readNamedFile("--tasks", file, cwd));
  if ("problem" in parsed) throw new CannotRun([`${at}: the file ${parsed.problem}`], 2);
  if (!isObject(parsed.value))
    throw new CannotRun([`${at}: a JSON object is expected, with an answer by the name of each state`], 2);
  const read = answersOf(parsed.value);
  if ("findings" in read)
    throw new CannotRun(
      read.findings.map((finding) => `${at}: ${finding}`),
      2,
    );
  return read.answers;
}

/** The answers that a JSON object holds, or what is wrong with them, one phrase each. */
export function answersOf(
  written: JsonObject,
): { readonly answers: ReadonlyMap<string, Answers> } | { readonly findings: readonly string[] } {
  const answers = new Map<string, Answers>();
  const findings: string[] = [];
  for (const [state, value] of Object.entries(written)) {
    const read = answersOfState(value);
    if (typeof read === "function") answers.set(state, read);
    else findings.push(...read.map((finding) => `state "${state}"${finding}`));
  }
  return findings.length > 0 ? { findings } : { answers };
}

function answersOfState(written: Json): Answers | readonly string[] {
  if (Array.isArray(written) && written.some(isMarked)) return oneACall(written);
  if (isObject(written) && isByNumber(written)) return byNumber(written);
  const answer = isMarked(written) ? markedAnswer(written) : ({ do: "return", output: written } as const);
  return typeof answer === "string" ? [`: ${answer}`] : () => answer;
}

function oneACall(written: readonly Json[]): Answers | readonly string[] {
  const read = written.map(markedAnswer);
  const findings = read.flatMap((answer, index) => (typeof answer === "string" ? [`[${index}]: ${answer}`] : []));
  if (findings.length > 0) return findings;
  const answers = read as readonly Answer[];
  return (call) => answers[Math.min(call, answers.length - 1)];
}

/** `0` or `1-2`. */
const numbers = /^(\d+)(?:-(\d+))?$/;

const isByNumber = (written: JsonObject): boolean => {
  const entries = Object.entries(written);
  return (
    entries.length > 0 && entries.every(([key]) => numbers.test(key)) && entries.some(([, value]) => isMarked(value))
  );
};

function byNumber(written: JsonObject): Answers | readonly string[] {
  const ranges = Object.entries(written).map(([key, value]) => {
    const [, from = "", to = from] = numbers.exec(key) ?? [];
    return { key, from: Number(from), to: Number(to), answer: markedAnswer(value) };
  });
  const findings = ranges.flatMap(({ key, answer }) => (typeof answer === "string" ? [`["${key}"]: ${answer}`] : []));
  if (findings.length > 0) return findings;
  return (call) => ranges.find(({ from, to }) => from <= call && call <= to)?.answer as Answer | undefined;
}

const marks = ["Return", "Throw", "Echo", "Timeout"];

/** Whether a value says what it is; any other one is a result. */
const isMarked = (value: Json): value is JsonObject => {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && marks.includes(keys[0] ?? "");
};

/** The answer of such a value, or what is wrong with it. */
function markedAnswer(value: Json): Answer | string {
  const shown = JSON.stringify(value);
  if (!isMarked(value))
    return `found ${shown}, one of {"Return": …}, {"Throw": …}, {"Echo": true}, {"Timeout": true} is expected`;
  if (fieldOf(value, "Echo") === true) return { do: "echo" };
  if (fieldOf(value, "Timeout") === true) return { do: "never" };
  const output = fieldOf(value, "Return");
  if (output !== undefined) return { do: "return", output };
  const thrown = fieldOf(value, "Throw");
  const [error, cause] = [fieldOf(thrown, "Error"), fieldOf(thrown, "Cause")];
  if (typeof error === "string" && (cause === undefined || typeof cause === "string"))
    return { do: "throw", error, cause };
  return thrown === undefined
    ? `found ${shown}, only true is allowed`
    : `found ${shown}, {"Throw": {"Error": "…", "Cause": "…"}} is expected; to return such an object, write {"Return": ${shown}}`;
}
