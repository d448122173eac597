import type { Json, JsonObject } from "../../../asl/language/definition";
import { nearest } from "../../../config/nearest";
import { isObject } from "../../json";
import { operators } from "../choice/comparisons";
import { isExpression } from "../jsonata";
import { type Check, objectOf, shown, type Where } from "./check";
import { anything, boolean, data, expressions, listOf, moment, path, text } from "./values";
import { assign } from "./variables";

/* The rules of a Choice. https://states-language.net/#choice-state */

/** Fields of a rule that are no part of its condition. */
const leaves = {
  Next: { check: anything, required: true },
  Assign: { check: assign },
  Comment: { check: anything },
} as const;

const condition: Check = (value, where) => {
  if (typeof value === "boolean") return [];
  if (typeof value === "string" && isExpression(value)) return expressions(value, where);
  return [`${where.at}: found ${shown(value)}, true, false or an expression {% … %} is expected`];
};

const inJsonata = objectOf("a rule in JSONata", {
  ...leaves,
  Condition: { check: condition, required: true },
  Output: { check: data },
});

const combinations: Readonly<Record<string, Check>> = {
  And: (value, where) => listOf(part, 1)(value, where),
  Or: (value, where) => listOf(part, 1)(value, where),
  Not: (value, where) => part(value, where),
};

/** What stands behind an operator. */
function operand(operator: string): Check {
  if (operator.endsWith("Path")) return path;
  if (operator.startsWith("Is") || operator.startsWith("Boolean")) return boolean;
  if (operator.startsWith("Timestamp")) return moment;
  return operator.startsWith("Numeric") ? numeric : text;
}

const numeric: Check = (value, { at }) =>
  typeof value === "number" ? [] : [`${at}: found ${shown(value)}, a number is expected`];

/** A condition in JSONPath, whole or within And, Or and Not: exactly one operator, and Variable unless it combines others. */
const part: Check = (value, where) =>
  isObject(value)
    ? comparison(value, where, ["Comment"])
    : [`${where.at}: found ${shown(value)}, a JSON object is expected`];

function comparison(rule: JsonObject, { at, language }: Where, besides: readonly string[]): readonly string[] {
  const fields = Object.keys(rule).filter((field) => !besides.includes(field));
  const combining = fields.filter((field) => Object.hasOwn(combinations, field));
  const comparing = fields.filter((field) => operators.includes(field));
  const unknown = fields.filter(
    (field) => field !== "Variable" && !combining.includes(field) && !comparing.includes(field),
  );
  const used = [...combining, ...comparing];
  const findings = unknown.map((field) => {
    if (Object.hasOwn(leaves, field))
      return `${at} has the field ${field}, which belongs to the rule and not to a condition in it`;
    const near = nearest(field, [...operators, ...Object.keys(combinations)]);
    return `${at} has the field ${field}, which is no operator${near ? `; did you mean ${near}?` : " of a Choice: https://states-language.net/#choice-state"}`;
  });
  if (used.length > 1)
    findings.push(`${at} has ${used.join(" and ")}, and only one operator is allowed; combine conditions by And or Or`);
  if (used.length === 0 && unknown.length === 0)
    findings.push(`${at} has no operator, such as StringEquals, And or Not`);
  if (comparing.length > 0 && !fields.includes("Variable"))
    findings.push(`${at} has no Variable, the path of the value that ${comparing[0]} looks at`);
  if (combining.length > 0 && fields.includes("Variable"))
    findings.push(`${at}: Variable stands beside ${combining[0]}, it belongs into the conditions within`);
  const check = (field: string): Check => (field === "Variable" ? path : (combinations[field] ?? operand(field)));
  return [
    ...findings,
    ...fields
      .filter((field) => !unknown.includes(field))
      .flatMap((field) => check(field)(rule[field] as Json, { at: `${at}, ${field}`, language })),
  ];
}

const inJsonPath: Check = (value, where) => {
  if (!isObject(value)) return [`${where.at}: found ${shown(value)}, a JSON object is expected`];
  const { at, language } = where;
  const own = Object.fromEntries(Object.entries(value).filter(([field]) => Object.hasOwn(leaves, field)));
  return [...objectOf("a rule", leaves)(own, { at, language }), ...comparison(value, where, Object.keys(leaves))];
};

/** `Choices`; where each leads is looked at with the other transitions. */
export const choices: Check = listOf(
  (value, where) => (where.language === "JSONata" ? inJsonata : inJsonPath)(value, where),
  1,
);
