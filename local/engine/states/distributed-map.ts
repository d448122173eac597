import type { Json, MapState } from "../../../asl/language/definition";
import { ask, type Deciding, type Outcome } from "../act";
import { afterInputPath } from "../data-flow";
import { left, onward } from "../flow";
import { inputOf } from "../items/item";
import { childrenAtOnce } from "../limits";
import { numberOf } from "../numbers";
import type { Scope } from "../scope";
import { distributedItems } from "./distributed-items";
import { bodyOf, selected } from "./map-body";
import { batchingOf, readingOf, toleratedFailures, writingOf } from "./map-run-fields";

/**
 * A Map in the mode DISTRIBUTED: each item, or each batch of them, is the input of an execution of its own.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function* distributed(state: MapState, scope: Scope): Deciding<Outcome> {
  const { ItemReader, ItemBatcher, ResultWriter, Label: label } = state;
  const graph = bodyOf(state);
  const concurrency = yield* numberOf(state, "MaxConcurrency", afterInputPath(state, scope));
  const given = ItemReader === undefined ? yield* distributedItems(state, scope) : undefined;
  // Of the service: what is still to be read counts as nothing, and the numbers that follow are looked at after this event.
  yield {
    do: "note",
    happening: { type: "MapStateStarted", mapStateStartedEventDetails: { length: given?.length ?? 0 } },
  };
  const tolerated = yield* toleratedFailures(state, scope);
  const reading = ItemReader && (yield* readingOf(ItemReader, state, scope));
  const batching = ItemBatcher && (yield* batchingOf(ItemBatcher, state, scope));
  const writing = ResultWriter && (yield* writingOf(ResultWriter, state, scope));
  const selects = state.ItemSelector !== undefined || state.Parameters !== undefined;
  const result = yield* ask<Json>({
    do: "mapRun",
    graph,
    ...(label !== undefined && { label }),
    express: graph.ProcessorConfig?.ExecutionType === "EXPRESS",
    items: given ?? reading ?? [],
    inputOf: function* (item) {
      return selects ? yield* selected(state, scope, item) : inputOf(item);
    },
    ...(batching && { batching }),
    atOnce: Math.min(concurrency || childrenAtOnce, childrenAtOnce),
    tolerated,
    ...(writing && { writing }),
  });
  return onward(state, yield* left(state, scope, result));
}
