import { StatesError } from "./error-names";
import { failureDetails, type Happening } from "./history";
import type { Scope } from "./scope";

/** What befell a state: an error that retriers and catchers may take, and that otherwise fails the execution. */
export class StateFailure extends Error {
  constructor(
    /** The error's name; a callback may give none. */
    readonly error: string | undefined,
    readonly failureCause: string | undefined,
    /** A second name that retriers and catchers know it by: a missed heartbeat is reported as States.Timeout. */
    readonly alsoKnownAs?: string,
  ) {
    super(`${error}: ${failureCause}`);
  }
}

/** A thrown error as a failure of the state: one of its data flow gets the place before its cause. Undefined for a defect of ours. */
export function failureOf(thrown: unknown, scope: Pick<Scope, "name" | "enteredId">): StateFailure | undefined {
  if (thrown instanceof StateFailure) return thrown;
  if (thrown instanceof StatesError) return new StateFailure(thrown.error, placed(thrown.cause, scope));
  return undefined;
}

/** The event that tells of a JSONata field that does not hold what it needs; undefined for any other error. */
export function evaluationFailed(
  thrown: unknown,
  failure: StateFailure,
  { name }: Pick<Scope, "name">,
): Happening | undefined {
  if (!(thrown instanceof StatesError) || thrown.error !== "States.QueryEvaluationError") return undefined;
  return {
    type: "EvaluationFailed",
    evaluationFailedEventDetails: {
      ...failureDetails({ error: failure.error, cause: failure.failureCause }),
      ...(thrown.location === undefined ? {} : { location: thrown.location }),
      state: name,
    },
  };
}

/** A cause in the service's words, with the state before it. */
const placed = (cause: string, { name, enteredId }: Pick<Scope, "name" | "enteredId">): string =>
  `An error occurred while executing the state '${name}' (entered at the event id #${enteredId}). ${cause}`;
