import type { Json, JsonObject } from "../../asl/language/definition";
import { isObject } from "../json";
import { evaluate, parseExpression } from "./expression";
import type { Roots } from "./paths/read-path";

const computed = /\.\$$/;

/** The name that a field of a template has in its payload: `Command.$` becomes `Command`. */
export const payloadName = (field: string): string => field.replace(computed, "");

/**
 * Fills a payload template: fields whose name ends in `.$` are computed, everything else is kept, at any depth,
 * inside arrays too. https://states-language.net/#payload-template
 * @throws StatesError when a path leads nowhere
 */
export const fillTemplate = (template: JsonObject, roots: Roots): JsonObject =>
  Object.fromEntries(
    Object.entries(template).map(([field, value]) => [
      payloadName(field),
      computed.test(field) ? compute(field, value, roots) : fill(value, roots),
    ]),
  );

function fill(value: Json, roots: Roots): Json {
  if (Array.isArray(value)) return value.map((item) => fill(item, roots));
  return isObject(value) ? fillTemplate(value, roots) : value;
}

function compute(field: string, value: Json, roots: Roots): Json {
  const expression = parseExpression(String(value));
  // The definition was looked at before the execution began, so a text that does not parse is a defect of the engine.
  if ("problem" in expression) throw new Error(expression.problem);
  return evaluate(expression, field, roots);
}

/** What in a template cannot be filled, one phrase each; `at` names the template. */
export function templateFindings(template: Json, at: string): readonly string[] {
  if (Array.isArray(template)) return template.flatMap((item, index) => templateFindings(item, `${at}[${index}]`));
  if (!isObject(template)) return [];
  return Object.entries(template).flatMap(([field, value]) => {
    const name = payloadName(field);
    const here = `${at}.${field}`;
    if (name === field) return templateFindings(value, here);
    if (Object.hasOwn(template, name))
      return [`${here}: "${name}" stands there too, and both would be the field "${name}"`];
    if (typeof value !== "string")
      return [`${here}: found ${JSON.stringify(value)}, and a field that ends in .$ holds a path or a call as text`];
    const expression = parseExpression(value);
    return "problem" in expression ? [`${here}: ${expression.problem}`] : [];
  });
}
