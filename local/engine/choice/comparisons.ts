import type { Json } from "../../../asl/language/definition";
import { type Moment, momentOf } from "../timestamps";
import { matches } from "./matches";

/** Compares the value of `Variable` with that of the operator, which stands in the rule or is at its path. */
export type Comparison = (value: Json, operand: Json) => boolean;

/** A kind of values, and how one of them is known: undefined for a value of another kind, which compares with nothing. */
const text = (value: Json): string | undefined => (typeof value === "string" ? value : undefined);
const number = (value: Json): number | undefined => (typeof value === "number" ? value : undefined);
const moment = (value: Json): Moment | undefined => (typeof value === "string" ? momentOf(value) : undefined);

type Of<T> = (value: Json) => T | undefined;

/** Below, at or above 0. */
type Order<T> = (left: T, right: T) => number;

const byText: Order<string> = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
const byNumber: Order<number> = (left, right) => left - right;
const byTime: Order<Moment> = (left, right) => left.milliseconds - right.milliseconds || byText(left.rest, right.rest);

/** The five comparisons of a kind of values that has an order. */
function ordered<T>(kind: string, of: Of<T>, order: Order<T>): Readonly<Record<string, Comparison>> {
  const compare =
    (holds: (order: number) => boolean): Comparison =>
    (value, operand) => {
      const [left, right] = [of(value), of(operand)];
      return left !== undefined && right !== undefined && holds(order(left, right));
    };
  return {
    [`${kind}Equals`]: compare((found) => found === 0),
    [`${kind}LessThan`]: compare((found) => found < 0),
    [`${kind}GreaterThan`]: compare((found) => found > 0),
    [`${kind}LessThanEquals`]: compare((found) => found <= 0),
    [`${kind}GreaterThanEquals`]: compare((found) => found >= 0),
  };
}

/** The comparisons that take a value, or as `…Path` a path to one. https://states-language.net/#choice-state */
export const comparisons: Readonly<Record<string, Comparison>> = {
  ...ordered("String", text, byText),
  ...ordered("Numeric", number, byNumber),
  ...ordered("Timestamp", moment, byTime),
  BooleanEquals: (value, operand) => typeof value === "boolean" && value === operand,
};

/** The comparison that takes a value only. */
export const stringMatches: Comparison = (value, operand) =>
  typeof value === "string" && typeof operand === "string" && matches(value, operand);

/** What a value is; the operand says whether it has to be that or must not be. */
export const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === "string",
  IsNumeric: (value) => typeof value === "number",
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: (value) => moment(value) !== undefined,
};

/** The 39 operators by name. */
export const operators: readonly string[] = [
  ...Object.keys(comparisons),
  ...Object.keys(comparisons).map((name) => `${name}Path`),
  "StringMatches",
  ...Object.keys(typeTests),
  "IsPresent",
];
