import type { Json } from "../../asl/language/definition";
import { isObject } from "../json";
import type { Bindings } from "./act";
import { StatesError } from "./error-names";
import { compiled } from "./jsonata/compile";
import { exceededLimits } from "./jsonata/limits";
import { plainResult, unsupported } from "./jsonata/result";
import type { World } from "./world";

/*
 * Fields of states in JSONata. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */

/** What expressions ask of the world: what time it is, and numbers by chance. */
export type Surroundings = Pick<World, "random"> & { readonly clock: Pick<World["clock"], "now"> };

/** Whether a text is an expression: it begins with `{%` and ends with `%}`, with nothing before or behind. */
export const isExpression = (text: string): boolean => text.length >= 4 && text.startsWith("{%") && text.endsWith("%}");

/** An expression without its `{%` and `%}`, as causes quote it. */
export const expressionIn = (text: string): string => (isExpression(text) ? text.slice(2, -2).trim() : text);

/** Whether anything in a value is an expression: looked up once, values of fields are parts of definitions and do not change. */
export function hasExpressions(value: Json): boolean {
  if (typeof value === "string") return isExpression(value);
  if (typeof value !== "object" || value === null) return false;
  const known = found.get(value);
  if (known !== undefined) return known;
  const has = Object.values(value).some((inner) => hasExpressions(inner as Json));
  found.set(value, has);
  return has;
}

const found = new WeakMap<object, boolean>();

/**
 * The value of a field, its expressions evaluated at any depth; keys stay as they are.
 * @param field its name, which a cause leads on from: `Output/rows`, `Arguments/list[0]`
 * @throws StatesError States.QueryEvaluationError
 */
export async function evaluateJsonata(
  value: Json,
  field: string,
  bindings: Bindings,
  world: Surroundings,
): Promise<Json> {
  if (!hasExpressions(value)) return value;
  if (typeof value === "string") return evaluateExpression(value, field, bindings, world);
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const [index, item] of value.entries())
      items.push(await evaluateJsonata(item, `${field}[${index}]`, bindings, world));
    return items;
  }
  const fields: [string, Json][] = [];
  for (const [key, inner] of Object.entries(isObject(value) ? value : {})) {
    fields.push([key, await evaluateJsonata(inner, `${field}/${key}`, bindings, world)]);
  }
  return Object.fromEntries(fields);
}

async function evaluateExpression(
  text: string,
  field: string,
  { states, variables }: Bindings,
  { clock, random }: Surroundings,
): Promise<Json> {
  const expression = expressionIn(text);
  const failed = (what: string): StatesError =>
    new StatesError(
      "States.QueryEvaluationError",
      `The JSONata expression '${expression}' specified for the field '${field}' ${what}`,
      field,
    );
  let result: unknown;
  try {
    // `$states` stands last: no variable can take its name.
    result = plainResult(await compiled(expression).evaluate({ ...variables, states }, { now: clock.now(), random }));
  } catch (error) {
    throw failed(`threw an error during evaluation${endOf(error)}`);
  }
  if (result === undefined) throw failed("returned nothing (undefined).");
  if (result === unsupported) throw failed("returned an unsupported result type.");
  return result as Json;
}

/** An error that JSONata has a code for is told as a sentence of its own, any other one behind a colon; so is a limit of the service. */
function endOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const exceeded = typeof code === "string" && Object.hasOwn(exceededLimits, code) ? exceededLimits[code] : undefined;
  if (exceeded !== undefined) return `: ${exceeded}`;
  return typeof code === "string" ? `. ${code}: ${String(message)}` : `: ${String(message ?? error)}`;
}
