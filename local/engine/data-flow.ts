import type { Json, TaskState } from "../../asl/language/definition";
import { StatesError } from "./error-names";
import { type Path, parsePath } from "./paths/parse-path";
import { readPath } from "./paths/read-path";
import { writePath } from "./paths/write-path";
import { fillTemplate } from "./payload-template";
import type { Scope, Variables } from "./scope";

/*
 * How data goes through a state, in the order of https://states-language.net/#filters:
 * InputPath, Parameters, (the work), ResultSelector, ResultPath, Assign, OutputPath.
 */

/** What is sent to the service: the input after InputPath and Parameters. */
export function effectiveInput(state: TaskState, scope: Scope): Json {
  const input = pick(state.InputPath, scope.input, scope);
  return state.Parameters === undefined ? input : fillTemplate(state.Parameters, { ...scope, here: input });
}

/** What a state leaves behind: the input of the next one, and the variables that it assigned. */
export interface Left {
  readonly output: Json;
  readonly assigned: Variables;
}

/** What becomes of the service's answer. Variables assigned here are first seen by the next state. */
export function effectiveOutput(state: TaskState, scope: Scope, answer: Json): Left {
  const result =
    state.ResultSelector === undefined ? answer : fillTemplate(state.ResultSelector, { ...scope, here: answer });
  const combined = combine(state.ResultPath, scope.input, result);
  const assigned = state.Assign === undefined ? {} : fillTemplate(state.Assign, { ...scope, here: result });
  return { output: pick(state.OutputPath, combined, scope), assigned };
}

/** InputPath and OutputPath: absent is `$`, null is an empty object. */
function pick(text: string | null | undefined, here: Json, scope: Scope): Json {
  if (text === null) return {};
  const path = parsed(text ?? "$");
  const value = readPath(path, { ...scope, here });
  if (value !== undefined) return value;
  const steps = path.steps.map((step) => (typeof step === "number" ? `[${step}]` : `['${step}']`)).join("");
  throw new StatesError("States.Runtime", `Invalid path '${path.text}' : No results for path: $${steps}`);
}

/** ResultPath: absent is `$` and replaces the input by the result, null drops the result. */
function combine(text: string | null | undefined, input: Json, result: Json): Json {
  if (text === null) return input;
  const path = parsed(text ?? "$");
  const combined = writePath(path, input, result);
  if (combined !== undefined) return combined;
  throw new StatesError(
    "States.ResultPathMatchFailure",
    `Unable to apply ReferencePath ${path.text} to input ${JSON.stringify(input)}`,
  );
}

function parsed(text: string): Path {
  const path = parsePath(text);
  // The definition was looked at before the execution began, so this is a defect of the engine.
  if ("problem" in path) throw new Error(path.problem);
  return path;
}
