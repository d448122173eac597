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

/** Reads JSON. `JSON.parse` decides; only its refusal is looked at again, for the position that it does not always tell. */
export function parseJson(text: string): Parsed {
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

/** "CommaExpected" -> "comma expected". */
const words = (code: string): string => code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
