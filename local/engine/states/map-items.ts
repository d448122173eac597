import type { Json, MapState } from "../../../asl/language/definition";
import type { Deciding } from "../act";
import { afterInputPath } from "../data-flow";
import { StatesError } from "../error-names";
import { evaluated } from "../flow";
import { referenced } from "../referenced";
import type { Scope } from "../scope";

/** The items of a Map that stand in its input: at ItemsPath, or what Items says. @throws StatesError when they are no list */
export function* itemsOf(state: MapState, scope: Scope): Deciding<readonly Json[]> {
  if (scope.language === "JSONata") {
    if (state.Items === undefined) return listIn(scope.input);
    const items = yield* evaluated(
      state.Items,
      "Items",
      scope,
      {},
      typeof state.Items === "string" ? "array" : undefined,
    );
    return listIn(items);
  }
  const taken = afterInputPath(state, scope);
  const items = state.ItemsPath === undefined ? taken.input : referenced(state.ItemsPath, "ItemsPath", taken);
  if (Array.isArray(items)) return items;
  throw new StatesError("States.Runtime", `Reference path "${state.ItemsPath ?? "$"}" must point to array.`);
}

function listIn(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new StatesError(
    "States.QueryEvaluationError",
    `Map state input must be an array but was: ${JSON.stringify(value)}`,
  );
}
