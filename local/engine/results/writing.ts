import type { Json, JsonObject } from "../../../asl/language/definition";
import type { Execution } from "../execution";
import { StateFailure } from "../failure";
import { executionRecord } from "./execution-record";

/** What a ResultWriter asks for, its fields filled. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface Writing {
  /** Where to; without it the results are the result of the state. */
  readonly destination?: { readonly resource: string; readonly parameters: Json };
  readonly config: JsonObject;
}

/** What is kept of a child that has ended. */
export interface ChildResult {
  readonly succeeded: boolean;
  readonly value: Json;
}

/** What of a child is kept: its output or what is told of it, of one that did not succeed always the latter. */
export function childResult(execution: Execution, transformation: Transformation, express: boolean): ChildResult {
  const { result } = execution;
  if (result.status !== "SUCCEEDED") return { succeeded: false, value: executionRecord(execution, express) };
  return { succeeded: true, value: transformation === "NONE" ? executionRecord(execution, express) : result.output };
}

export type Transformation = "NONE" | "COMPACT" | "FLATTEN";

/** NONE when results are written and nothing is said, COMPACT when they go on in the state. */
export function transformationOf(writing: Writing | undefined): Transformation {
  const said = writing?.config.Transformation;
  if (said === "NONE" || said === "COMPACT" || said === "FLATTEN") return said;
  return writing?.destination === undefined ? "COMPACT" : "NONE";
}

/** The results as a list; flattened, a child that gave a list gives its items. */
export const resultList = (results: readonly ChildResult[], transformation: Transformation): readonly Json[] =>
  transformation === "FLATTEN"
    ? results.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly Json[]) : [value]))
    : results.map(({ value }) => value);

/** The name of a file of results and its text. One file takes all: the service begins another one at 5 GB. */
export function resultFile(
  status: "SUCCEEDED" | "FAILED",
  list: readonly Json[],
  { config }: Writing,
): { readonly name: string; readonly body: string } {
  return config.OutputType === "JSONL"
    ? { name: `${status}_0.jsonl`, body: list.map((value) => `${JSON.stringify(value)}\n`).join("") }
    : { name: `${status}_0.json`, body: JSON.stringify(list) };
}

/** The failure of a Map that cannot write its results. */
export const resultWriterFailed = (cause: string): StateFailure => new StateFailure("States.ResultWriterFailed", cause);
