import type { Json, JsonObject } from "../../../asl/language/definition";
import { isObject } from "../../json";
import { Unfit } from "./call";

/*
 * What a function says of arguments that it cannot take. The service's own words for these are nowhere recorded.
 */

/** @throws Unfit when there are fewer or more of them */
export function count(args: readonly Json[], least: number, most = least): void {
  if (args.length >= least && args.length <= most) return;
  const number = least === most ? `${least}` : `${least} to ${most}`;
  throw new Unfit(`Invalid number of arguments: expected ${number}, but was ${args.length}`);
}

const nth = ["first", "second", "third"];

function unfit(index: number, kind: string, value: Json | undefined): Unfit {
  return new Unfit(
    `Invalid type for the ${nth[index] ?? `${index + 1}th`} argument: expected ${kind}, but was ${JSON.stringify(value)}`,
  );
}

export function textAt(args: readonly Json[], index: number): string {
  const value = args[index];
  if (typeof value === "string") return value;
  throw unfit(index, "a string", value);
}

export function arrayAt(args: readonly Json[], index: number): readonly Json[] {
  const value = args[index];
  if (Array.isArray(value)) return value;
  throw unfit(index, "an array", value);
}

export function objectAt(args: readonly Json[], index: number): JsonObject {
  const value = args[index];
  if (isObject(value)) return value;
  throw unfit(index, "an object", value);
}

export function booleanAt(args: readonly Json[], index: number): boolean {
  const value = args[index];
  if (typeof value === "boolean") return value;
  throw unfit(index, "a boolean", value);
}

/** A number as a whole one: the service rounds, and a half goes up (-1.5 becomes -1), as Java's Math.round does it. */
export function wholeAt(args: readonly Json[], index: number): number {
  const value = args[index];
  if (typeof value === "number") return Math.round(value) + 0;
  throw unfit(index, "a number", value);
}

/** Characters that a text to encode, decode or hash may have. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const longestText = 10_000;

export function shortTextAt(args: readonly Json[], index: number): string {
  const text = textAt(args, index);
  if (text.length <= longestText) return text;
  throw new Unfit(`The ${nth[index]} argument is longer than ${longestText} characters`);
}
