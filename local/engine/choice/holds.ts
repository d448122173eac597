import type { Json } from "../../../asl/language/definition";
import { StatesError } from "../error-names";
import { pathOf } from "../paths/parse-path";
import { type Roots, readPath } from "../paths/read-path";
import { comparisons, stringMatches, typeTests } from "./comparisons";

/** A rule of a Choice in JSONPath, or a part of one. */
export type Rule = Readonly<Record<string, unknown>>;

type Test = (roots: Roots) => boolean;

const tests = new WeakMap<Rule, Test>();

/**
 * Whether a rule holds. A value compares with values of its own kind only: with any other every comparison is false.
 * https://states-language.net/#choice-state
 * @throws StatesError States.Runtime when `Variable`, or the path of an operator, leads nowhere
 */
export function holds(rule: Rule, roots: Roots): boolean {
  let test = tests.get(rule);
  if (test === undefined) {
    test = testOf(rule);
    tests.set(rule, test);
  }
  return test(roots);
}

function testOf(rule: Rule): Test {
  const { And: and, Or: or, Not: not } = rule;
  // The parts are looked at in order and no further than needed: an IsPresent guards what stands behind it.
  if (Array.isArray(and)) return (roots) => and.every((part: Rule) => holds(part, roots));
  if (Array.isArray(or)) return (roots) => or.some((part: Rule) => holds(part, roots));
  if (typeof not === "object" && not !== null) return (roots) => !holds(not as Rule, roots);
  const variable = String(rule.Variable);
  for (const [field, value] of Object.entries(rule)) {
    const operand = value as Json;
    const comparison = comparisons[field];
    if (comparison) return (roots) => comparison(read(variable, roots), operand);
    const byPath = field.endsWith("Path") ? comparisons[field.slice(0, -"Path".length)] : undefined;
    if (byPath) return (roots) => byPath(read(variable, roots), read(String(operand), roots));
    if (field === "StringMatches") return (roots) => stringMatches(read(variable, roots), operand);
    const typeTest = typeTests[field];
    if (typeTest) return (roots) => typeTest(read(variable, roots)) === operand;
    if (field === "IsPresent") return (roots) => (find(variable, roots) !== undefined) === operand;
  }
  throw new Error(`a rule of a Choice has no operator: ${JSON.stringify(rule)}`);
}

function read(text: string, roots: Roots): Json {
  const value = find(text, roots);
  if (value !== undefined) return value;
  throw new StatesError(
    "States.Runtime",
    `Invalid path '${text}': The choice state's condition path references an invalid value.`,
  );
}

const find = (text: string, roots: Roots): Json | undefined => readPath(pathOf(text), roots);
