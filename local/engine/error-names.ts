/**
 * The error names that the engine itself gives: a definition and its data do not fit, a ResultPath cannot be applied to the state's
 * input, a task ended and did not succeed. Services add their own, such as `ECS.ClientException`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export type ErrorName = "States.Runtime" | "States.ResultPathMatchFailure" | "States.TaskFailed";

/** Thrown inside a state when its data flow fails; the driver turns it into the failure of the execution. */
export class StatesError extends Error {
  constructor(
    readonly error: ErrorName,
    /** In the words of the service, without the state that it happened in. */
    override readonly cause: string,
  ) {
    super(cause);
  }
}
