/** A state machine as others see it: its tree, and the types of its input and output. */
import type { Handle } from "./handle";
import type { MachineNode } from "./nodes/statement";

declare const types: unique symbol;

/** A state machine as data, with the types of its input and output for those who start it. */
export interface StateMachine<I = never, O = unknown> extends MachineNode {
  readonly [types]?: { readonly input: (input: I) => void; readonly output: O };
}

/**
 * What a callback's result is once the machine has run: handles become what they hold. A callback that returns nothing
 * leaves the machine with its last state's result, which has no type here: return it to give it one.
 */
export type Provided<R> =
  R extends Handle<infer Held>
    ? Held
    : R extends void
      ? unknown
      : R extends object
        ? { readonly [K in keyof R]: Provided<R[K]> }
        : R;
