import type { Json, MapState } from "../../../asl/language/definition";
import type { Deciding } from "../act";
import { afterInputPath } from "../data-flow";
import { StatesError } from "../error-names";
import { evaluated } from "../flow";
import { type Item, itemsIn, stateData } from "../items/item";
import { referenced } from "../referenced";
import type { Scope } from "../scope";
import { jsonType, unexpectedType } from "../unexpected-type";

/**
 * The items of a distributed Map that stand in its input: those of a list, or unlike in an inline one the fields of an object.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 * @throws StatesError when they are neither
 */
export function* distributedItems(state: MapState, scope: Scope): Deciding<readonly Item[]> {
  return scope.language === "JSONata" ? yield* expressed(state, scope) : pointedAt(state, scope);
}

function* expressed({ Items }: MapState, scope: Scope): Deciding<readonly Item[]> {
  const value = Items === undefined ? scope.input : yield* evaluated(Items, "Items", scope);
  const items = itemsIn(value, stateData);
  if (items !== undefined) return items;
  if (typeof Items === "string" && jsonType(value) !== "array") throw unexpectedType("array", value, Items, "Items");
  throw new StatesError(
    "States.QueryEvaluationError",
    `Map state input must be an array but was: ${JSON.stringify(value)}`,
  );
}

function pointedAt({ InputPath, ItemsPath }: MapState, scope: Scope): readonly Item[] {
  const taken = afterInputPath({ InputPath }, scope);
  const value: Json = ItemsPath === undefined ? taken.input : referenced(ItemsPath, "ItemsPath", taken);
  const items = itemsIn(value, stateData);
  if (items !== undefined) return items;
  throw new StatesError("States.Runtime", `Reference path "${ItemsPath ?? "$"}" must point to array.`);
}
