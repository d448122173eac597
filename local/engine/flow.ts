import type {
  Catcher,
  Json,
  JsonObject,
  Leaves,
  Paths,
  Sends,
  TakesResult,
  Transition,
} from "../../asl/language/definition";
import { ask, type Bindings, type Deciding, type Evaluate, type Outcome } from "./act";
import { effectiveInput, effectiveOutput, type Gives, type Left } from "./data-flow";
import { hasExpressions } from "./jsonata";
import type { Scope } from "./scope";
import { withinVariableLimits } from "./variable-limits";

/*
 * How data goes into a state and out of it, in the state's own language: paths are followed here, JSONata is the driver's to evaluate.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */

/** What a JSONata field sees beside the input and the context. */
export type Seen = Pick<Bindings["states"], "result" | "errorOutput">;

/** The value of a JSONata field. @throws StatesError States.QueryEvaluationError */
export function* evaluated(
  value: Json,
  field: string,
  scope: Scope,
  seen: Seen = {},
  expects?: Evaluate["expects"],
): Deciding<Json> {
  if (!hasExpressions(value)) return value;
  const { input, context, variables } = scope;
  return yield* ask<Json>({
    do: "evaluate",
    value,
    field,
    ...(expects && { expects }),
    bindings: { states: { input, context, ...seen }, variables },
  });
}

/** What a state sends to a service or hands to its branches. */
export function* sent(state: Paths & Sends, scope: Scope): Deciding<Json> {
  if (scope.language === "JSONPath") return effectiveInput(state, scope);
  return state.Arguments === undefined ? scope.input : yield* evaluated(state.Arguments, "Arguments", scope);
}

/** What a state leaves behind when its work had a result. */
export function* left(state: Paths & TakesResult & Leaves, scope: Scope, result: Json): Deciding<Left> {
  if (scope.language === "JSONPath") return leftInJsonPath(state, scope, result);
  return yield* leftInJsonata(state, scope, result, { result });
}

/** What a JSONPath state or one of its rules leaves. */
export function leftInJsonPath(fields: Gives, scope: Scope, result: Json): Left {
  const leaves = effectiveOutput(fields, scope, result);
  withinVariableLimits(leaves.assigned, scope.variables, scope.name);
  return leaves;
}

/** What a JSONata state or one of its rules leaves: `Assign` and `Output`, or without an `Output` what it would be by itself. */
export function* leftInJsonata({ Assign, Output }: Leaves, scope: Scope, otherwise: Json, seen: Seen): Deciding<Left> {
  const assigned = Assign === undefined ? {} : yield* evaluated(Assign, "Assign", scope, seen);
  const output = Output === undefined ? otherwise : yield* evaluated(Output, "Output", scope, seen);
  return { output, assigned: withinVariableLimits(assigned as JsonObject, scope.variables, scope.name) };
}

/** Where a state goes on with what it leaves. */
export const onward = ({ Next }: Transition, leaves: Left): Outcome =>
  Next === undefined ? { do: "end", ...leaves } : { do: "go", next: Next, ...leaves };

/** What a catcher hands on: the error in the state's input, or what its own `Output` says. */
export function* caught(catcher: Catcher, scope: Scope, error: JsonObject): Deciding<Outcome> {
  const leaves =
    scope.language === "JSONPath"
      ? leftInJsonPath({ ResultPath: catcher.ResultPath, Assign: catcher.Assign }, scope, error)
      : yield* leftInJsonata(catcher, scope, error, { errorOutput: error });
  return { do: "go", next: catcher.Next, ...leaves };
}
