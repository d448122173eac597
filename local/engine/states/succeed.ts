import type { SucceedState } from "../../../asl/language/definition";
import type { Deciding, Outcome } from "../act";
import { effectiveInput } from "../data-flow";
import { leftInJsonata, leftInJsonPath, onward } from "../flow";
import type { Scope } from "../scope";

/** Succeed: ends the machine, or the branch or iteration that it stands in. https://states-language.net/#succeed-state */
export function* succeed(state: SucceedState, scope: Scope): Deciding<Outcome> {
  if (scope.language === "JSONata") return onward({}, yield* leftInJsonata(state, scope, scope.input, {}));
  return onward({}, leftInJsonPath(state, scope, effectiveInput(state, scope)));
}
