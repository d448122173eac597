import type { ChoiceRule, ChoiceState } from "../../../asl/language/definition";
import type { Deciding, Outcome } from "../act";
import { holds } from "../choice/holds";
import { effectiveInput } from "../data-flow";
import { StatesError } from "../error-names";
import { evaluated, leftInJsonata, leftInJsonPath } from "../flow";
import type { Scope } from "../scope";
import { unexpectedType } from "../unexpected-type";

/** Choice: goes where the first rule that holds leads, or to its Default. https://states-language.net/#choice-state */
export function* choice(state: ChoiceState, scope: Scope): Deciding<Outcome> {
  return scope.language === "JSONata" ? yield* byConditions(state, scope) : byComparisons(state, scope);
}

function byComparisons(state: ChoiceState, scope: Scope): Outcome {
  const here = effectiveInput(state, scope);
  const rule = state.Choices.find((one) => holds(one, { ...scope, here }));
  // Of the service: the variables of the rule that holds, and where it has none those of the state.
  const Assign = rule?.Assign ?? state.Assign;
  const leaves = leftInJsonPath({ OutputPath: state.OutputPath, Assign }, scope, here);
  return { do: "go", next: rule?.Next ?? state.Default ?? none(), ...leaves };
}

function* byConditions(state: ChoiceState, scope: Scope): Deciding<Outcome> {
  for (const [index, rule] of state.Choices.entries()) {
    if (!(yield* condition(rule, index, scope))) continue;
    const leaves = yield* leftInJsonata(
      { ...(state.Assign && { Assign: state.Assign }), ...rule },
      scope,
      scope.input,
      {},
    );
    return { do: "go", next: rule.Next, ...leaves };
  }
  const leaves = yield* leftInJsonata(state, scope, scope.input, {});
  return { do: "go", next: state.Default ?? none(), ...leaves };
}

function* condition({ Condition: text = false }: ChoiceRule, index: number, scope: Scope): Deciding<boolean> {
  const field = `Choices[${index}]/Condition`;
  const value = yield* evaluated(text, field, scope, {}, "boolean");
  if (typeof value === "boolean") return value;
  throw unexpectedType("boolean", value, String(text), field);
}

/** Of the service: its documentation calls this States.NoChoiceMatched. https://github.com/floci-io/floci/pull/3167 */
function none(): never {
  throw new StatesError(
    "States.Runtime",
    "Failed to transition out of the state. The state does not point to a next state.",
  );
}
