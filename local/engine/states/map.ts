import type { Json, MapState } from "../../../asl/language/definition";
import { ask, type Deciding, type Line, type Outcome } from "../act";
import { afterInputPath } from "../data-flow";
import type { StateFailure } from "../failure";
import { left, onward } from "../flow";
import { linesAtOnce } from "../limits";
import { numberOf } from "../numbers";
import { withinPayload } from "../payload-limit";
import { withRetryAndCatch } from "../retry-catch";
import type { Scope } from "../scope";
import { distributed } from "./distributed-map";
import { bodyOf, selected } from "./map-body";
import { itemsOf } from "./map-items";

/** Map: runs its body for each item, the result is the list of the outputs. https://states-language.net/#map-state */
export function* map(state: MapState, scope: Scope): Deciding<Outcome> {
  const work = bodyOf(state).ProcessorConfig?.Mode === "DISTRIBUTED" ? distributed : inline;
  return yield* withRetryAndCatch(state, scope, (seen) => work(state, seen), failed);
}

function* inline(state: MapState, scope: Scope): Deciding<Outcome> {
  const graph = bodyOf(state);
  const concurrency = yield* numberOf(state, "MaxConcurrency", afterInputPath(state, scope));
  const items = yield* itemsOf(state, scope);
  const lines: Line[] = [];
  for (const [Index, Value] of items.entries()) {
    const input = yield* selected(state, scope, { Index, Value });
    lines.push({ graph, input: withinPayload(input, scope.name) });
  }
  const outputs = yield* ask<readonly Json[]>({
    do: "fork",
    lines,
    atOnce: Math.min(concurrency || linesAtOnce, linesAtOnce),
    started: { type: "MapStateStarted", mapStateStartedEventDetails: { length: items.length } },
    succeeded: { type: "MapStateSucceeded" },
    map: scope.name,
  });
  return onward(state, yield* left(state, scope, outputs));
}

/** Of the service: what nothing takes is told by the execution alone. https://github.com/floci-io/floci/issues/2868 */
function* failed({ error }: StateFailure): Deciding<void> {
  if (error !== "States.Runtime") yield { do: "note", happening: { type: "MapStateFailed" } };
}
