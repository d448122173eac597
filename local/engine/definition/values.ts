import type { Json } from "../../../asl/language/definition";
import { nearest } from "../../../config/nearest";
import { isObject } from "../../json";
import { parseExpression } from "../expression";
import { expressionIn, isExpression } from "../jsonata";
import { compiled } from "../jsonata/compile";
import { isReferencePath, type NotAPath, type Path, parsePath } from "../paths/parse-path";
import { templateFindings } from "../payload-template";
import { momentOf } from "../timestamps";
import { type Check, shown } from "./check";

/* What the values of fields have to be, one check a kind. */

export const anything: Check = () => [];

export const text: Check = (value, { at }) =>
  typeof value === "string" ? [] : [`${at}: found ${shown(value)}, a text is expected`];

export const boolean: Check = (value, { at }) =>
  typeof value === "boolean" ? [] : [`${at}: found ${shown(value)}, true or false is expected`];

/** `End`: there is no false, a state that does not end has a `Next`. */
export const onlyTrue: Check = (value, { at }) =>
  value === true ? [] : [`${at}: found ${shown(value)}, only true is allowed`];

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, { at }) => {
    if (typeof value === "string" && allowed.includes(value)) return [];
    const near = typeof value === "string" ? nearest(value, allowed) : undefined;
    return [`${at}: found ${shown(value)}, allowed: ${allowed.join(", ")}${near ? `; did you mean ${near}?` : ""}`];
  };

/** A list, each item with the check; `least` items. */
export const listOf =
  (check: Check, least = 0): Check =>
  (value, { at, language }) => {
    if (!Array.isArray(value)) return [`${at}: found ${shown(value)}, a list is expected`];
    if (value.length < least) return [`${at} is empty, at least ${least} is needed`];
    return value.flatMap((item, index) => check(item, { at: `${at}[${index}]`, language }));
  };

/** A number in a range; in JSONata an expression too. */
export const number =
  (least: number, most: number, kind: "whole" | "any" = "whole"): Check =>
  (value, where) => {
    if (where.language === "JSONata" && typeof value === "string" && isExpression(value))
      return expressions(value, where);
    const fits = typeof value === "number" && value >= least && value <= most;
    if (fits && (kind === "any" || Number.isInteger(value))) return [];
    return [
      `${where.at}: found ${shown(value)}, allowed: a${kind === "whole" ? " whole" : ""} number ${range(least, most)}`,
    ];
  };

const range = (least: number, most: number): string =>
  most >= Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;

/** A number that is no expression in either language. */
export const literalNumber =
  (least: number, most: number, kind: "whole" | "any" = "whole"): Check =>
  (value, { at }) =>
    number(least, most, kind)(value, { at, language: "JSONPath" });

/** A moment; in JSONata an expression too. https://states-language.net/#timestamps */
export const moment: Check = (value, where) => {
  if (where.language === "JSONata" && typeof value === "string" && isExpression(value))
    return expressions(value, where);
  return typeof value === "string" && momentOf(value) !== undefined
    ? []
    : [`${where.at}: found ${shown(value)}, a moment such as "2026-11-24T10:00:00Z" is expected`];
};

/** A path to one place or to several, or null. */
export const pathOrNull: Check = (value, where) => (value === null ? [] : path(value, where));

export const path: Check = (value, { at }) => {
  const parsed = pathIn(value);
  return "problem" in parsed ? [`${at}: ${parsed.problem}`] : [];
};

/** A path to exactly one place. https://states-language.net/#ref-paths */
export const referencePath: Check = (value, { at }) => {
  const parsed = pathIn(value);
  if ("problem" in parsed) return [`${at}: ${parsed.problem}`];
  return isReferencePath(parsed)
    ? []
    : [`${at}: "${parsed.text}" can lead to several places, a path to exactly one is needed`];
};

/** A path to one place in the input or in a variable: the numbers of a Map do not take the context object. https://github.com/floci-io/floci/issues/3733 */
export const pathOutsideContext: Check = (value, where) => {
  const parsed = pathIn(value);
  return "problem" in parsed || parsed.root !== "context"
    ? referencePath(value, where)
    : [
        `${where.at}: found "${parsed.text}", a path into the input is needed: this field does not take the context object $$`,
      ];
};

/** `ResultPath`: where the result is put into the input; null drops it. */
export const pathIntoInput: Check = (value, where) => {
  if (value === null) return [];
  const parsed = pathIn(value);
  return "problem" in parsed || parsed.root === "input"
    ? referencePath(value, where)
    : [`${where.at}: found "${parsed.text}", it puts the result into the state's input and so begins with $ alone`];
};

/** A path or a call of an intrinsic function. */
export const pathOrCall: Check = (value, { at }) => {
  if (typeof value !== "string") return [`${at}: found ${shown(value)}, a path or a call as text is expected`];
  const parsed = parseExpression(value);
  return "problem" in parsed ? [`${at}: ${parsed.problem}`] : [];
};

const pathIn = (value: Json): Path | NotAPath =>
  typeof value === "string" ? parsePath(value) : { problem: `found ${shown(value)}, a path as text is expected` };

/** An object with `.$` fields in JSONPath, with expressions in JSONata. https://states-language.net/#payload-template */
export const template: Check = (value, where) => {
  if (!isObject(value)) return [`${where.at}: found ${shown(value)}, a JSON object is expected`];
  return where.language === "JSONPath" ? templateFindings(value, where.at) : expressions(value, where);
};

/** Any value in JSONata; a template in JSONPath. */
export const data: Check = (value, where) =>
  where.language === "JSONata" ? expressions(value, where) : template(value, where);

/** A text, which in JSONata may be an expression. */
export const textOrExpression: Check = (value, where) => [
  ...text(value, where),
  ...(where.language === "JSONata" ? expressions(value, where) : []),
];

/** Every expression in a value can be parsed, and no text is half of one. */
export const expressions: Check = (value, where) => {
  if (typeof value === "string")
    return isExpression(value) ? expression(value, where.at) : halfFindings(value, where.at);
  if (typeof value !== "object" || value === null) return [];
  const { at, language } = where;
  return Array.isArray(value)
    ? value.flatMap((item, index) => expressions(item, { at: `${at}[${index}]`, language }))
    : Object.entries(value).flatMap(([key, inner]) => expressions(inner, { at: `${at}.${key}`, language }));
};

/** The delimiters stand at the very ends of a text, both of them. https://states-language.net */
const halfFindings = (written: string, at: string): readonly string[] =>
  /^\s*\{%|%\}\s*$/.test(written)
    ? [`${at}: ${shown(written)} is no expression: one begins with {% and ends with %}, with no space around them`]
    : [];

function expression(written: string, at: string): readonly string[] {
  try {
    compiled(expressionIn(written));
    return [];
  } catch (error) {
    const { message } = error as { readonly message?: string };
    return [`${at}: ${shown(written)} is no JSONata: ${message}`];
  }
}
