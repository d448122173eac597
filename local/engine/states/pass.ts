import type { PassState } from "../../../asl/language/definition";
import type { Deciding, Outcome } from "../act";
import { effectiveInput } from "../data-flow";
import { leftInJsonata, leftInJsonPath, onward } from "../flow";
import type { Scope } from "../scope";

/** Pass: hands its input on, or what its fields make of it. https://states-language.net/#pass-state */
export function* pass(state: PassState, scope: Scope): Deciding<Outcome> {
  if (scope.language === "JSONata") return onward(state, yield* leftInJsonata(state, scope, scope.input, {}));
  const result = state.Result === undefined ? effectiveInput(state, scope) : state.Result;
  return onward(state, leftInJsonPath(state, scope, result));
}
