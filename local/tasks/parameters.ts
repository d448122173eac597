import type { Json, JsonObject } from "../../asl/language/definition";
import { StatesError } from "../engine/error-names";
import { payloadName } from "../engine/payload-template";
import { fieldOf, isObject } from "../json";

/**
 * The fields of a service's parameters: those that the local run acts on, and those that are allowed though they have
 * no effect on this computer. Any other is refused before anything starts, for it would be ignored silently.
 */
export type Fields = Readonly<Record<string, "runs" | "no effect here">>;

/** A phrase for each field of a template that the table does not have. */
export const unknownFields = (template: unknown, fields: Fields, at: string): readonly string[] =>
  Object.keys(isObject(template) ? template : {})
    .filter((field) => !Object.hasOwn(fields, payloadName(field)))
    .map(
      (field) =>
        `${at}.${payloadName(field)} is not run locally; the fields that are: ${Object.keys(fields).join(", ")}`,
    );

/** A text that stands in a template as it will be sent: neither absent nor an expression. */
export const isKnown = (value: Json | undefined): value is string =>
  typeof value === "string" && !value.trimStart().startsWith("{%");

/** The form that a service wants of a value. */
export type Form<T extends Json> = (value: Json) => value is T;

export const isText: Form<string> = (value): value is string => typeof value === "string";
export const isTexts: Form<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
export const isObjects: Form<readonly JsonObject[]> = (value): value is readonly JsonObject[] =>
  Array.isArray(value) && value.every(isObject);
export const isOneObject: Form<JsonObject> = isObject;

/** Takes fields out of filled parameters and refuses them, in the words of the service, when one does not fit. */
export function fieldTaker(parameters: Json) {
  const refuse = (problem: string): never => {
    const shown = JSON.stringify(parameters);
    throw new StatesError(
      "States.Runtime",
      `The Parameters '${shown}' could not be used to start the Task: [${problem}]`,
    );
  };
  /** The field, or undefined when it is absent. @throws StatesError States.Runtime when it has another form */
  const optional = <T extends Json>(from: Json | undefined, field: string, form: Form<T>): T | undefined => {
    const value = fieldOf(from, field);
    if (value === undefined || form(value)) return value;
    return refuse(`The value of the field '${field}' has an invalid format`);
  };
  /** The field. @throws StatesError States.Runtime when it is absent or has another form */
  const required = <T extends Json>(from: Json | undefined, field: string, form: Form<T>): T =>
    optional(from, field, form) ?? refuse(`The field '${field}' is required but was missing`);
  return { optional, required };
}
