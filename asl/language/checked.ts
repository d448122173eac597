/**
 * The compiler's half of the check of values: a type error that reads as a sentence.
 *
 * Cost matters here, since every argument of every state passes through: `Checked` is one conditional type that stops
 * at a handle, and callers use it as `[A] extends [Checked<A, T>] ? A : NoInfer<Checked<A, T>>`. tsc then infers `A`
 * from the true branch and never backwards through the mapped types, and a message shows the sentence alone.
 * `__tests__/asl/language/type-cost.test.ts` holds the price.
 */
import type { Json } from "./definition";
import type { Handle } from "./handle";

declare const refused: unique symbol;

/** A type that no value has; its parameter is the sentence that the compiler prints. */
export interface Refused<Sentence extends string> {
  readonly [refused]: Sentence;
}

/** Text that would be a path, were it not text. https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html */
export type PathText = "$" | "$$" | `$.${string}` | `$[${string}` | `$$.${string}` | `$$[${string}`;

/** `A` itself where it may stand for a `T`, values and handles mixed at any depth; otherwise a type that says why not. */
export type Checked<A, T> =
  A extends Handle<infer Held>
    ? CheckedHandle<A, Held, T>
    : A extends PathText
      ? Refused<`"${A}" is text here, not a path: pass the handle (such as input.commands), or text("${A}") if the text is meant`>
      : A extends string | number | boolean | null
        ? CheckedPlain<A, T>
        : A extends readonly unknown[]
          ? CheckedList<A, T>
          : A extends (...args: never) => unknown
            ? Refused<"found a function, JSON values and handles are taken here">
            : A extends object
              ? CheckedObject<A, T>
              : T;

/** A parameter of any JSON takes any handle: an interface does not count as an object with any keys. */
type CheckedHandle<A, Held, T> = [Json] extends [T]
  ? A
  : [Held] extends [T]
    ? A
    : [Exclude<Held, undefined>] extends [T]
      ? Refused<"this handle's value may be absent, and an absent field fails the execution">
      : [Held] extends [Unchanging<T>]
        ? A
        : Refused<"this handle holds another type than is taken here">;

/** JSON is never changed in place, so a list that is readonly may stand for one that is not. */
type Unchanging<T> = T extends object ? { readonly [K in keyof T]: Unchanging<T[K]> } : T;

type CheckedPlain<A, T> = A extends T ? ([T] extends [object] ? Refused<"an object is taken here"> : A) : T;

type CheckedList<A, T> = [Json] extends [T]
  ? { readonly [I in keyof A]: Checked<A[I], unknown> }
  : T extends readonly (infer Item)[]
    ? { readonly [I in keyof A]: Checked<A[I], Item> }
    : T extends object
      ? Refused<"an object is taken here, not a list">
      : T;

type CheckedObject<A, T> = [Json] extends [T]
  ? { readonly [K in keyof A]: Checked<A[K], unknown> }
  : IsUnion<T> extends true
    ? CheckedUnion<A, T>
    : CheckedFields<A, T>;

type CheckedFields<A, T> = [MissingKey<A, T>] extends [never]
  ? {
      readonly [K in keyof A]: K extends keyof T
        ? Checked<A[K], Exclude<T[K], undefined>>
        : Refused<`"${K & string}" is not a key that is taken here`>;
    }
  : Readonly<A> & { readonly [K in MissingKey<A, T>]: Refused<`the key "${K}" is missing`> };

/** One member that takes the object is enough. */
type CheckedUnion<A, T> = true extends (
  T extends readonly unknown[]
    ? never
    : T extends object
      ? [A] extends [CheckedFields<A, T>]
        ? true
        : never
      : never
)
  ? A
  : Refused<"none of the shapes that are taken here fits: a key is missing, unknown, or of another type">;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;

type RequiredKey<T> = {
  [K in keyof T]-?: string extends K ? never : Record<never, never> extends Pick<T, K> ? never : K;
}[keyof T];

type MissingKey<A, T> = Exclude<RequiredKey<T>, keyof A> & string;
