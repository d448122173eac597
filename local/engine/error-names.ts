/**
 * The error names that the engine itself gives, with what they say and whether a Catch or Retry could name them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const errorNames = {
  "States.Runtime": { when: "a definition and its data do not fit: a path that leads nowhere, say", catchable: false },
  "States.ResultPathMatchFailure": { when: "a ResultPath cannot be applied to the state's input", catchable: true },
  "States.TaskFailed": { when: "a task ended and did not succeed", catchable: true },
} as const;

/** A name of the table. Services add their own, such as `ECS.ClientException`. */
export type ErrorName = keyof typeof errorNames;

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
