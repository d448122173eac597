import type { ItemProcessor, Json, JsonObject, MapState } from "../../../asl/language/definition";
import type { Deciding } from "../act";
import { effectiveInput } from "../data-flow";
import { evaluated } from "../flow";
import { fillTemplate } from "../payload-template";
import type { Scope } from "../scope";

/** The body of a Map, in either of its two spellings. */
export function bodyOf({ ItemProcessor, Iterator }: MapState): ItemProcessor {
  const body = ItemProcessor ?? Iterator;
  // The definition was looked at before the execution began, so this is a defect of the engine.
  if (body === undefined) throw new Error("a Map without a body");
  return body;
}

/** What an iteration gets: its item, or what ItemSelector makes of it, with the item in the context object. */
export function* selected(
  { InputPath, ItemSelector, Parameters }: MapState,
  scope: Scope,
  item: { readonly Index: number; readonly Value: Json; readonly Key?: string },
): Deciding<Json> {
  const selector = ItemSelector ?? Parameters;
  if (selector === undefined) return item.Value;
  const context: JsonObject = { ...scope.context, Map: { Item: { ...item } } };
  if (scope.language === "JSONata") return yield* evaluated(selector, "ItemSelector", { ...scope, context });
  const here = effectiveInput({ InputPath }, scope);
  return fillTemplate(selector as JsonObject, { ...scope, context, here });
}
