import type { Json, JsonObject } from "../../asl/language/definition";
import { isObject } from "../json";
import { evaluateText, parseExpression, type Sources } from "./expression";

const suffix = ".$";

/** The name that a field of a template has in its payload: `Command.$` becomes `Command`. */
export const payloadName = (field: string): string => (field.endsWith(suffix) ? field.slice(0, -suffix.length) : field);

/**
 * Fills a payload template: fields whose name ends in `.$` are computed, everything else is kept, at any depth,
 * inside arrays too. https://states-language.net/#payload-template
 * @throws StatesError when a path leads nowhere or a call fails
 */
export const fillTemplate = (template: JsonObject, roots: Sources): JsonObject =>
  isComputed(template) ? fillObject(template, roots) : template;

function fillObject(template: JsonObject, roots: Sources): JsonObject {
  const payload: Record<string, Json> = {};
  for (const field in template) {
    const value = template[field] as Json;
    const name = payloadName(field);
    const filled = name === field ? fill(value, roots) : evaluateText(String(value), field, roots);
    if (name === "__proto__") Object.defineProperty(payload, name, { value: filled, enumerable: true });
    else payload[name] = filled;
  }
  return payload;
}

function fill(value: Json, roots: Sources): Json {
  if (typeof value !== "object" || value === null || !isComputed(value)) return value;
  return isObject(value) ? fillObject(value, roots) : (value as readonly Json[]).map((item) => fill(item, roots));
}

/** Whether anything in a template is computed: looked up once, templates are parts of definitions and do not change. */
const computed = new WeakMap<object, boolean>();

function isComputed(template: object): boolean {
  const known = computed.get(template);
  if (known !== undefined) return known;
  const found = Object.entries(template).some(
    ([field, value]) =>
      (field.endsWith(suffix) && !Array.isArray(template)) ||
      (typeof value === "object" && value !== null && isComputed(value)),
  );
  computed.set(template, found);
  return found;
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
