import { z } from "zod";

/**
 * Text of a given form. As everywhere in this folder, `allowed` is the phrase that an error puts after "allowed" or,
 * where the value is missing, after "write".
 */
export const text = (allowed: string, pattern: RegExp): z.ZodString => z.string(allowed).regex(pattern);

/**
 * A check whose errors are whole sentences, for what "found …, allowed …" cannot say well.
 * `faultOf` answers the sentence, or `undefined` for a good value.
 */
export const sentence =
  <T>(faultOf: (value: T) => string | undefined) =>
  (value: T, context: z.core.$RefinementCtx<T>): void => {
    const message = faultOf(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  };

/**
 * Lets a check of a whole object run although one of its fields is wrong, so that all findings come at once.
 * Such a check sees a value that is only known to be an object, and passes over what it cannot use.
 */
export const onAnyObject = {
  when: ({ value }: { readonly value: unknown }): boolean => typeof value === "object" && value !== null,
};

/** What is wrong with the text of an environment variable, as a sentence; `undefined` for text that a program can be given. */
export const variableTextFault = (value: string): string | undefined => {
  if (value.includes("\0")) return "found text with U+0000, at which a program's variable ends: leave it out";
  // UTF-8 cannot write it: on the way to the program it would become another character.
  if (/\p{Surrogate}/u.test(value)) return "found text with half of a character, a surrogate alone: write both halves";
  return undefined;
};
