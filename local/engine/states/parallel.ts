import type { Json, ParallelState } from "../../../asl/language/definition";
import { ask, type Deciding, type Line, type Outcome } from "../act";
import type { StateFailure } from "../failure";
import { left, onward, sent } from "../flow";
import { linesAtOnce } from "../limits";
import { withinPayload } from "../payload-limit";
import { withRetryAndCatch } from "../retry-catch";
import type { Scope } from "../scope";

/** Parallel: every branch gets the same input, the result is the list of their outputs. https://states-language.net/#parallel-state */
export const parallel = (state: ParallelState, scope: Scope): Deciding<Outcome> =>
  withRetryAndCatch(state, scope, (seen) => work(state, seen), failed);

function* work(state: ParallelState, scope: Scope): Deciding<Outcome> {
  const outputs = yield* ask<readonly Json[]>({
    do: "fork",
    lines: linesOf(state, withinPayload(yield* sent(state, scope), scope.name)),
    atOnce: linesAtOnce,
    started: { type: "ParallelStateStarted" },
    succeeded: { type: "ParallelStateSucceeded" },
  });
  return onward(state, yield* left(state, scope, outputs));
}

const linesOf = ({ Branches }: ParallelState, input: Json): readonly Line[] =>
  Branches.map((graph) => ({ graph, input }));

/** Of the service: what nothing takes is told by the execution alone. https://github.com/floci-io/floci/issues/2868 */
function* failed({ error }: StateFailure): Deciding<void> {
  if (error !== "States.Runtime") yield { do: "note", happening: { type: "ParallelStateFailed" } };
}
