import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../asl/language/definition";
import { follow } from "./follow";
import type { Filter, FilterOperand, FilterOperator, InnerPath } from "./path";

/** Whether a filter holds for an element; `root` is what `$` is. As Jayway decides it. */
export function passes(filter: Filter, element: Json, root: Json): boolean {
  switch (filter.kind) {
    case "and":
      return filter.all.every((part) => passes(part, element, root));
    case "or":
      return filter.all.some((part) => passes(part, element, root));
    case "not":
      return !passes(filter.filter, element, root);
    case "there":
      // A field of false or null is there: what counts is the path, not the value.
      return isThere(filter.path, element, root);
    case "compare": {
      const left = operandOf(filter.left, element, root);
      const right = operandOf(filter.right, element, root);
      return comparisons[filter.operator](left, right);
    }
  }
}

/** A path to several places is there when what it begins with is, be the list of what it finds empty. */
function isThere(path: InnerPath, element: Json, root: Json): boolean {
  const wide = path.definite ? -1 : path.steps.findIndex((step) => typeof step === "object");
  const start = wide < 1 ? path : { from: path.from, steps: path.steps.slice(0, wide), definite: true };
  return [start, path].every((one) => operandOf({ path: one }, element, root) !== undefined);
}

/** A value, or undefined where a path leads nowhere. */
type Operand = Json | RegExp | undefined;

function operandOf(operand: FilterOperand, element: Json, root: Json): Operand {
  if ("literal" in operand) return operand.literal;
  if ("pattern" in operand) return operand.pattern;
  return follow(operand.path, operand.path.from === "element" ? element : root, root);
}

const comparisons: Readonly<Record<FilterOperator, (left: Operand, right: Operand) => boolean>> = {
  "==": (left, right) => equal(left, right),
  "!=": (left, right) => !equal(left, right),
  "===": (left, right) => typeof left === typeof right && equal(left, right),
  "!==": (left, right) => !(typeof left === typeof right && equal(left, right)),
  "<": (left, right) => order(left, right) < 0,
  "<=": (left, right) => order(left, right) <= 0,
  ">": (left, right) => order(left, right) > 0,
  ">=": (left, right) => order(left, right) >= 0,
  "=~": (left, right) => {
    if (right instanceof RegExp) return listOf(left, [left]).some((item) => matches(item, right));
    return left instanceof RegExp && listOf(right, [right]).some((item) => matches(item, left));
  },
  in: (left, right) => includes(right, left),
  nin: (left, right) => !includes(right, left),
  contains: (left, right) =>
    typeof left === "string" && typeof right === "string" ? left.includes(right) : includes(left, right),
  subsetof: (left, right) => bothLists(left, right) && listOf(left).every((item) => includes(right, item)),
  anyof: (left, right) => bothLists(left, right) && listOf(left).some((item) => includes(right, item)),
  noneof: (left, right) => bothLists(left, right) && !listOf(left).some((item) => includes(right, item)),
  all: (left, right) => bothLists(left, right) && listOf(right).every((item) => includes(left, item)),
  size: (left, right) => sizeOf(left) !== undefined && sizeOf(left) === right,
  empty: (left, right) => sizeOf(left) !== undefined && (sizeOf(left) === 0) === right,
};

/** A number equals a text that writes it. Nothing equals what is not there. */
function equal(left: Operand, right: Operand): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === "number" && typeof right === "string")
    return String(left) === right || left === Number(right || Number.NaN);
  if (typeof left === "string" && typeof right === "number") return left === String(right);
  return isDeepStrictEqual(left, right);
}

/** Below, at or above 0; not a number when the two have no order. */
function order(left: Operand, right: Operand): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  return Number.NaN;
}

/** What is no text, number or boolean reads as an empty text. */
const matches = (value: Operand, pattern: RegExp): boolean =>
  pattern.test(["string", "number", "boolean"].includes(typeof value) ? String(value) : "");

const listOf = (value: Operand, otherwise: readonly Operand[] = []): readonly Operand[] =>
  Array.isArray(value) ? value : otherwise;

const bothLists = (left: Operand, right: Operand): boolean => Array.isArray(left) && Array.isArray(right);

const includes = (list: Operand, value: Operand): boolean => listOf(list).some((item) => equal(item, value));

const sizeOf = (value: Operand): number | undefined => {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null && !(value instanceof RegExp)
    ? Object.keys(value).length
    : undefined;
};
