import type { Json } from "../../../asl/language/definition";
import { momentOf } from "../timestamps";
import { matches } from "./matches";

/** Compares the value of `Variable` with that of the operator, which stands in the rule or is at its path. */
export type Comparison = (value: Json, operand: Json) => boolean;

/** A kind of values, and how one of them is known: undefined for a value of another kind, which compares with nothing. */
const text = (value: Json): string | undefined => (typeof value === "string" ? value : undefined);
const number = (value: Json): number | undefined => (typeof value === "number" ? value : undefined);
const moment = (value: Json): number | undefined => (typeof value === "string" ? momentOf(value) : undefined);

type Of<T> = (value: Json) => T | undefined;

const compare =
  <T extends string | number>(of: Of<T>, holds: (left: T, right: T) => boolean): Comparison =>
  (value, operand) => {
    const [left, right] = [of(value), of(operand)];
    return left !== undefined && right !== undefined && holds(left, right);
  };

/** The five comparisons of a kind of values that has an order. */
const ordered = <T extends string | number>(kind: string, of: Of<T>): Readonly<Record<string, Comparison>> => ({
  [`${kind}Equals`]: compare(of, (left, right) => left === right),
  [`${kind}LessThan`]: compare(of, (left, right) => left < right),
  [`${kind}GreaterThan`]: compare(of, (left, right) => left > right),
  [`${kind}LessThanEquals`]: compare(of, (left, right) => left <= right),
  [`${kind}GreaterThanEquals`]: compare(of, (left, right) => left >= right),
});

/** The comparisons that take a value, or as `…Path` a path to one. https://states-language.net/#choice-state */
export const comparisons: Readonly<Record<string, Comparison>> = {
  ...ordered("String", text),
  ...ordered("Numeric", number),
  ...ordered("Timestamp", moment),
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
