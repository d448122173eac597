/**
 * The compiler's half of the check of values: a type error that reads as a sentence.
 *
 * Cost matters here, since every argument of every state passes through: `Checked` is one conditional type that stops
 * at a handle, and callers use it as `[A] extends [Checked<A, T>] ? A : NoInfer<Checked<A, T>>`. tsc then infers `A`
 * from the true branch and never backwards through the mapped types, and a message shows the sentence alone.
 * `__tests__/asl/language/type-cost.test.ts` holds the price.
 */
import type { Handle } from "./handle";

declare const refused: unique symbol;

/** A type that no value has; its parameter is the sentence that the compiler prints. */
export interface Refused<Sentence extends string> {
  readonly [refused]: Sentence;
}

/** Text that would be a path, were it not text. https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html */
export type PathText = "$" | "$$" | `$.${string}` | `$[${string}` | `$$.${string}`;

type RequiredKey<T> = {
  [K in keyof T]-?: string extends K ? never : Record<never, never> extends Pick<T, K> ? never : K;
}[keyof T];

type MissingKey<A, T> = Exclude<RequiredKey<T>, keyof A> & string;

type CheckedFields<A, T> = {
  readonly [K in keyof A]: K extends keyof T
    ? Checked<A[K], Exclude<T[K], undefined>>
    : Refused<`"${K & string}" is not a key that is taken here`>;
};

/** `A` itself where it may stand for a `T`, values and handles mixed at any depth; otherwise a type that says why not. */
export type Checked<A, T> =
  A extends Handle<infer Held>
    ? [Held] extends [T]
      ? A
      : [Exclude<Held, undefined>] extends [T]
        ? Refused<"this handle's value may be absent, and an absent field fails the execution">
        : Refused<"this handle holds another type than is taken here">
    : A extends PathText
      ? Refused<`"${A}" is text here, not a path: pass the handle (such as input.commands), or text("${A}") if the text is meant`>
      : A extends string | number | boolean | null
        ? A extends T
          ? A
          : T
        : A extends readonly unknown[]
          ? T extends readonly (infer Item)[]
            ? { readonly [I in keyof A]: Checked<A[I], Item> }
            : T
          : A extends object
            ? [MissingKey<A, T>] extends [never]
              ? CheckedFields<A, T>
              : Readonly<A> & { readonly [K in MissingKey<A, T>]: Refused<`the key "${K}" is missing`> }
            : T;
