import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import type { Json, JsonObject } from "../asl/language/definition";

/** True for a JSON object: neither an array nor null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The field itself, never what objects inherit: `$.constructor` is not in any input. */
export const fieldOf = (value: unknown, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The field when it is an object, else an empty one: for walking through optional parts of a file. */
export const objectIn = (value: unknown, key: string): JsonObject => {
  const field = fieldOf(value, key);
  return isObject(field) ? field : {};
};

/** A parsed text, or a phrase such as `is not JSON: comma expected at line 1, column 8`. */
export type Parsed = { readonly value: Json } | { readonly problem: string };

/** More levels of {…} and […] than any input of ours has, and fewer than a reader that calls itself for each can take. */
const deepest = 1000;

/** Reads JSON. `JSON.parse` decides; only its refusal is looked at again, for the position that it does not always tell. */
export function parseJson(text: string): Parsed {
  if (depthOf(text) > deepest) return { problem: `is nested more than ${deepest} levels deep` };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    const errors: ParseError[] = [];
    parse(text, errors, { allowTrailingComma: false, disallowComments: true });
    const first = errors[0];
    const before = text.slice(0, first?.offset ?? text.length).split("\n");
    const where = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    return { problem: `is not JSON: ${first ? `${words(printParseErrorCode(first.error))} at ` : "see "}${where}` };
  }
}

/** The most levels of a text, if it is JSON. Text in quotes does not count. */
function depthOf(text: string): number {
  let [depth, most, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (quoted && mark === "\\") at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === "[" || mark === "{") most = Math.max(most, ++depth);
    else if (mark === "]" || mark === "}") depth -= 1;
  }
  return most;
}

/** "CommaExpected" -> "comma expected". */
const words = (code: string): string => code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
