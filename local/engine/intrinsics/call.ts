import type { Json } from "../../../asl/language/definition";
import type { Path } from "../paths/path";

/** A call of an intrinsic function. https://states-language.net/#intrinsic-functions */
export interface IntrinsicCall {
  /** As it was written. */
  readonly text: string;
  readonly name: string;
  readonly args: readonly Argument[];
}

/** An argument: a value as it stands, a path, or a call in turn. */
export type Argument =
  | {
      readonly literal: Json;
      /** A text cut at its `{}`, where those that a backslash stands before do not count. */
      readonly template?: readonly string[];
    }
  | { readonly path: Path }
  | { readonly call: IntrinsicCall };

/** A function: from its arguments to its value; `random` draws from 0 up to but not including 1. @throws Unfit */
export type Intrinsic = (args: readonly Json[], call: IntrinsicCall, random: () => number) => Json;

/** Thrown by a function that cannot take its arguments; the message goes into the cause of States.IntrinsicFailure. */
export class Unfit extends Error {}
