import type { Json } from "../../asl/language/definition";
import type { Deciding } from "./act";
import { StatesError } from "./error-names";
import { evaluated } from "./flow";
import { referenced } from "./referenced";
import type { Scope } from "./scope";
import { unexpectedType } from "./unexpected-type";

/*
 * Fields that hold a number, a reference to one (`<Field>Path`), or in JSONata an expression for one.
 * https://states-language.net/#task-state and https://states-language.net/#map-state
 */

type Numbers<Field extends string> = { readonly [F in Field | `${Field}Path`]?: number | string };

/** What a number has to be, and what is said of one that is not: the service words it field by field. */
interface Rule {
  readonly fits: (value: number) => boolean;
  readonly says: (value: Json, path: string) => string;
}

const whole = (least: number) => (value: number) => Number.isInteger(value) && value >= least;

const refersTo = (field: string, kind: string) => (value: Json, path: string) =>
  `The ${field}Path field refers to value "${typeof value === "string" ? value : JSON.stringify(value)}" which is not a valid ${kind}: ${path}`;

const rules = {
  Seconds: {
    fits: whole(0),
    says: (value, path) =>
      typeof value === "number" && Number.isInteger(value)
        ? `The SecondsPath parameter references a negative value: ${path} == ${value}`
        : `The SecondsPath parameter cannot be parsed as a long value: ${path} == ${JSON.stringify(value)}`,
  },
  TimeoutSeconds: { fits: whole(1), says: refersTo("TimeoutSeconds", "integer") },
  HeartbeatSeconds: { fits: whole(1), says: refersTo("HeartbeatSeconds", "integer") },
  MaxConcurrency: { fits: whole(0), says: refersTo("MaxConcurrency", "integer") },
  ToleratedFailureCount: { fits: Number.isInteger, says: refersTo("ToleratedFailureCount", "integer") },
  ToleratedFailurePercentage: { fits: Number.isFinite, says: refersTo("ToleratedFailurePercentage", "float") },
  MaxItemsPerBatch: { fits: whole(1), says: refersTo("MaxItemsPerBatch", "integer") },
  MaxInputBytesPerBatch: { fits: whole(1), says: refersTo("MaxInputBytesPerBatch", "integer") },
  MaxItems: { fits: Number.isInteger, says: refersTo("MaxItems", "integer") },
} as const satisfies Readonly<Record<string, Rule>>;

/** The number that a field of a state says, undefined when it says none. @throws StatesError when it is none that fits */
export function* numberOf<Field extends keyof typeof rules>(
  state: Numbers<Field>,
  field: Field,
  scope: Scope,
): Deciding<number | undefined> {
  const fields = state as Readonly<Record<string, number | string | undefined>>;
  const rule: Rule = rules[field];
  const path = fields[`${field}Path`];
  if (scope.language === "JSONPath" && typeof path === "string") {
    const found = referenced(path, `${field}Path`, scope);
    // Of the service: a whole number may come as text.
    const value = typeof found === "string" && /^-?\d+$/.test(found) ? Number(found) : found;
    if (typeof value === "number" && rule.fits(value)) return value;
    throw new StatesError("States.Runtime", rule.says(value, path));
  }
  const written = fields[field];
  if (written === undefined) return undefined;
  const value = typeof written === "number" ? written : yield* evaluated(written, field, scope, {}, "number");
  if (typeof value !== "number") throw unexpectedType("number", value, String(written), field);
  if (rule.fits(value)) return value;
  const cause = `The ${field} field has the invalid value ${value}`;
  throw scope.language === "JSONata"
    ? new StatesError("States.QueryEvaluationError", cause, field)
    : new StatesError("States.Runtime", cause);
}
