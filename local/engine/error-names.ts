/** The error names that the flow of data gives. What tasks and Maps give is a StateFailure with a name of its own. */
export type ErrorName =
  | "States.IntrinsicFailure"
  | "States.QueryEvaluationError"
  | "States.ResultPathMatchFailure"
  | "States.Runtime";

/** Thrown inside a state when its data flow fails; the driver turns it into the failure of the execution. */
export class StatesError extends Error {
  constructor(
    readonly error: ErrorName,
    /** In the words of the service, without the state that it happened in. */
    override readonly cause: string,
    /** The field of an expression that failed, as the history's `location` names it: `Assign/rows`. */
    readonly location?: string,
  ) {
    super(cause);
  }
}

/** Names in ErrorEquals that stand for every error but some. */
const wildcards: readonly { readonly name: string; readonly except: readonly string[] }[] = [
  { name: "States.ALL", except: ["States.Runtime"] },
  { name: "States.TaskFailed", except: ["States.Runtime", "States.Timeout"] },
];

/**
 * Whether one of the names is a wildcard that takes the error. That States.ALL takes States.DataLimitExceeded is not what the
 * documentation says but what the service was recorded to do (states-errors in __tests__/local/recorded).
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const takenByWildcard = (names: readonly string[], error: string | undefined): boolean =>
  wildcards.some(({ name, except }) => names.includes(name) && !(error !== undefined && except.includes(error)));
