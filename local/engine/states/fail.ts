import type { FailState } from "../../../asl/language/definition";
import type { Deciding } from "../act";
import { StatesError } from "../error-names";
import { evaluateText } from "../expression";
import { StateFailure } from "../failure";
import { evaluated } from "../flow";
import type { Scope } from "../scope";

/** Fail: ends with an error of its own. It has no event of its own for the exit. https://states-language.net/#fail-state */
export function* fail(state: FailState, scope: Scope): Deciding<never> {
  const error = yield* textOf(state, "Error", scope);
  throw new StateFailure(error, yield* textOf(state, "Cause", scope));
}

/** A text as it stands, at a path or by a call (JSONPath), or of an expression (JSONata). */
function* textOf(state: FailState, field: "Error" | "Cause", scope: Scope): Deciding<string | undefined> {
  const path = state[`${field}Path`];
  const literal = state[field];
  const value =
    scope.language === "JSONPath" && path !== undefined
      ? evaluateText(path, `${field}Path`, { ...scope, here: scope.input })
      : literal === undefined
        ? undefined
        : yield* evaluated(literal, field, scope, {}, "string");
  if (value === undefined || typeof value === "string") return value;
  throw new StatesError(
    "States.Runtime",
    `The ${field} of a Fail state has to be a text, found ${JSON.stringify(value)}`,
  );
}
