import type { Json, JsonObject, QueryLanguage } from "../../../asl/language/definition";
import { nearest } from "../../../config/nearest";
import { isObject } from "../../json";

/** Where a value stands: its name for sentences, and the language that its state is written in. */
export interface Where {
  readonly at: string;
  readonly language: QueryLanguage;
}

/** What is wrong with a value, one sentence each. */
export type Check = (value: Json, where: Where) => readonly string[];

/** A field of an object: what its value has to be, and where it stands only in one of the languages, in which. */
export interface Row {
  readonly check: Check;
  readonly only?: QueryLanguage;
  readonly required?: true;
}

/** A row for each field of a type: a field that is added to the type does not compile until it is in the table. */
export type Fields<T> = { readonly [Field in keyof Required<T>]: Row };

/** The objects of the language: each of their fields, and nothing else. `what` names the kind: "a Pass state". */
export function objectOf(what: string, fields: Readonly<Record<string, Row>>): Check {
  const rows = new Map(Object.entries(fields));
  return (value, { at, language }) => {
    if (!isObject(value)) return [`${at}: found ${shown(value)}, a JSON object is expected`];
    const taken = [...rows].filter(([, { only }]) => only === undefined || only === language).map(([field]) => field);
    const missing = [...rows].filter(([field, { required }]) => required && !Object.hasOwn(value, field));
    return [
      ...missing.map(([field]) => `${at} has no ${field}, and ${what} needs one`),
      ...Object.entries(value).flatMap(([field, content]) => {
        const row = rows.get(field);
        if (row === undefined)
          return [`${at} has the field ${field}, which ${what} does not take${hint(field, taken)}`];
        if (row.only !== undefined && row.only !== language)
          return [wrongLanguage(at, field, row.only, language, what)];
        return row.check(content, { at: `${at}, ${field}`, language });
      }),
    ];
  };
}

const hint = (field: string, taken: readonly string[]): string => {
  const near = nearest(field, taken);
  return near ? `; did you mean ${near}?` : `; it takes: ${taken.join(", ")}`;
};

const wrongLanguage = (
  at: string,
  field: string,
  only: QueryLanguage,
  language: QueryLanguage,
  what: string,
): string =>
  only === "JSONPath"
    ? `${at}: ${field} is a field of JSONPath, and ${what} in JSONata does not take it; use Arguments, Output and Assign with {% … %}`
    : `${at}: ${field} is a field of JSONata, and ${what} in ${language} does not take it; give the state "QueryLanguage": "JSONata", or use the fields of JSONPath`;

/** A value in a sentence; a long one is cut. */
export function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** At most one of the fields stands in the object; `required`: exactly one. */
export function oneOfFields(
  object: JsonObject,
  fields: readonly string[],
  at: string,
  required = false,
): readonly string[] {
  const there = fields.filter((field) => Object.hasOwn(object, field));
  if (there.length > 1) return [`${at} has ${there.join(" and ")}, and only one of them is allowed; remove the others`];
  return there.length === 0 && required ? [`${at} needs exactly one of ${fields.join(", ")}, found none`] : [];
}
