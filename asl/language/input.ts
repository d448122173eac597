/** A machine's declared input: a type for the compiler, nothing at run time. */

declare const declared: unique symbol;

/** The input that a machine declares to take. */
export interface Input<T> {
  readonly [declared]?: T;
}

/** Declares that a machine takes a `T`: an object, so that an execution can be started with it. */
export const input = <T extends object>(): Input<T> => ({});

/** Declares that a machine reads nothing of its input. */
export const noInput: Input<Record<never, never>> = {};
