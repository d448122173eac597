import type { Json } from "../../asl/language/definition";
import { payloadBytes } from "./limits";

/** Values are never changed, so the text of one that goes from state to state is made once. */
const texts = new WeakMap<object, string>();

/** A value as JSON text, as histories and payload limits see it. */
export function jsonText(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

/** Whether a value is longer than a payload may be. */
export function isTooLong(text: string): boolean {
  return text.length > payloadBytes / 3 && Buffer.byteLength(text) > payloadBytes;
}

/** What the service says of a payload that is too long. */
export const tooLong = (what: string): string =>
  `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;
