import type { HandlesErrors, Retrier } from "../../asl/language/definition";
import type { Deciding, Outcome } from "./act";
import { takenByWildcard } from "./error-names";
import { evaluationFailed, failureOf, type StateFailure } from "./failure";
import { caught } from "./flow";
import { retried, type Scope } from "./scope";

/*
 * Retry and Catch, the same for Task, Parallel and Map. https://states-language.net/#errors
 * and https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */

/**
 * Does a state's work until it succeeds, a retrier has no more attempts and a catcher takes the error, or nothing does.
 * @param givenUp what is asked of the driver when an error is not tried again
 * @throws StateFailure the one that nothing took
 */
export function* withRetryAndCatch(
  state: HandlesErrors,
  scope: Scope,
  work: (scope: Scope, retryCount: number) => Deciding<Outcome>,
  givenUp?: (failure: StateFailure) => Deciding<void>,
): Deciding<Outcome> {
  const used = new Map<Retrier, number>();
  for (let retryCount = 0; ; retryCount += 1) {
    try {
      return yield* work(retried(scope, retryCount), retryCount);
    } catch (thrown) {
      const failure = failureOf(thrown, scope);
      if (failure === undefined) throw thrown;
      const evaluation = evaluationFailed(thrown, failure, scope);
      if (evaluation) yield { do: "note", happening: evaluation };
      const retrier = state.Retry?.find(({ ErrorEquals }) => takes(ErrorEquals, failure));
      const before = retrier === undefined ? 0 : (used.get(retrier) ?? 0);
      if (retrier !== undefined && before < (retrier.MaxAttempts ?? 3)) {
        used.set(retrier, before + 1);
        yield { do: "sleep", milliseconds: interval(retrier, before), jitter: retrier.JitterStrategy === "FULL" };
        continue;
      }
      if (givenUp) yield* givenUp(failure);
      const catcher = state.Catch?.find(({ ErrorEquals }) => takes(ErrorEquals, failure));
      if (catcher === undefined) throw failure;
      return yield* caught(catcher, retried(scope, retryCount), {
        Error: failure.error ?? null,
        Cause: failure.failureCause ?? (failure.error === undefined ? null : ""),
      });
    }
  }
}

/** Milliseconds before the next try, after so many retries by this retrier. */
function interval({ IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds }: Retrier, before: number): number {
  const seconds = IntervalSeconds * BackoffRate ** before;
  return 1000 * Math.min(seconds, MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
}

/** Whether a list of names takes a failure. */
function takes(names: readonly string[], { error, alsoKnownAs }: StateFailure): boolean {
  // Nothing takes it: the definition and its data do not fit, so trying again is of no use.
  if (error === "States.Runtime") return false;
  const named = [error, alsoKnownAs].some((name) => name !== undefined && names.includes(name));
  return named || takenByWildcard(names, error);
}
