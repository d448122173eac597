import type { Json, JsonObject } from "../../asl/language/definition";
import { StatesError } from "./error-names";
import { isReferencePath, pathOf } from "./paths/parse-path";
import { readPath, whyNothing } from "./paths/read-path";
import { writePath } from "./paths/write-path";
import { fillTemplate } from "./payload-template";
import type { Scope, Variables } from "./scope";

/*
 * How data goes through a state in JSONPath, in the order of https://states-language.net/#filters:
 * InputPath, Parameters, (the work), Assign, ResultSelector, ResultPath, OutputPath.
 * Every function takes the fields that it is about, so each state hands over those that it has.
 * What the specification leaves open here, and what was chosen, stands in disputed.ts.
 */

/** The fields that say what a state works on. */
export interface Takes {
  readonly InputPath?: string | null | undefined;
  readonly Parameters?: JsonObject | undefined;
}

/** The fields that say what becomes of a result. */
export interface Gives {
  readonly ResultSelector?: JsonObject | undefined;
  readonly ResultPath?: string | null | undefined;
  readonly OutputPath?: string | null | undefined;
  readonly Assign?: JsonObject | undefined;
}

/** What of a scope the fields see. */
export type Visible = Pick<Scope, "input" | "variables" | "context" | "random">;

/** What a state works on: the input after InputPath and Parameters. @throws StatesError */
export function effectiveInput(fields: Takes, scope: Visible): Json {
  const input = fields.InputPath === undefined ? scope.input : pick(fields.InputPath, scope.input, scope);
  return fields.Parameters === undefined ? input : fillTemplate(fields.Parameters, rootsOf(scope, input));
}

/** A scope whose input is what InputPath picks: where the paths of `…Path` fields begin, see disputed.ts. @throws StatesError */
export const afterInputPath = ({ InputPath }: Takes, scope: Scope): Scope =>
  InputPath === undefined || InputPath === "$" ? scope : { ...scope, input: effectiveInput({ InputPath }, scope) };

/** What a state leaves behind: the input of the next one, and the variables that it assigned. */
export interface Left {
  readonly output: Json;
  readonly assigned: Variables;
}

const nothing: Variables = {};

/**
 * What becomes of a result. Of a state without one, such as Wait, the result is its effective input, which without a ResultPath
 * replaces the raw one.
 * @throws StatesError
 */
export function effectiveOutput(fields: Gives, scope: Visible, result: Json): Left {
  // The raw result, whatever ResultSelector makes of it: see disputed.ts.
  const assigned = fields.Assign === undefined ? nothing : fillTemplate(fields.Assign, rootsOf(scope, result));
  const selected =
    fields.ResultSelector === undefined ? result : fillTemplate(fields.ResultSelector, rootsOf(scope, result));
  const combined = fields.ResultPath === undefined ? selected : combine(fields.ResultPath, scope.input, selected);
  const output = fields.OutputPath === undefined ? combined : pick(fields.OutputPath, combined, scope);
  return { output, assigned };
}

const rootsOf = ({ variables, context, random }: Visible, here: Json) => ({ variables, context, random, here });

/** InputPath and OutputPath: null is an empty object. */
function pick(text: string | null, here: Json, scope: Visible): Json {
  if (text === null) return {};
  if (text === "$") return here;
  const path = pathOf(text);
  const roots = rootsOf(scope, here);
  const value = readPath(path, roots);
  if (value !== undefined) return value;
  throw new StatesError("States.Runtime", `Invalid path '${path.text}' : ${whyNothing(path, roots)}`);
}

/** ResultPath: `$` replaces the input by the result, null drops the result. */
function combine(text: string | null, input: Json, result: Json): Json {
  if (text === null) return input;
  if (text === "$") return result;
  const path = pathOf(text);
  if (!isReferencePath(path)) throw new Error(`ResultPath "${text}" is no reference path`);
  const combined = writePath(path, input, result);
  if (combined !== undefined) return combined;
  throw new StatesError(
    "States.ResultPathMatchFailure",
    `Unable to apply ReferencePath ${path.text} to input ${JSON.stringify(input)}`,
  );
}
