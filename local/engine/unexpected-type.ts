import type { Json } from "../../asl/language/definition";
import { StatesError } from "./error-names";

/** The type of a JSON value in the words of the service. */
export const jsonType = (value: Json): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

/** What a field says of an expression whose result has another type than it needs. */
export const unexpectedType = (expected: string, value: Json, written: string, field: string): StatesError =>
  new StatesError(
    "States.QueryEvaluationError",
    `The JSONata expression '${written.replace(/^\{%\s*|\s*%\}$/g, "")}' specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${jsonType(value)}' for value: ${JSON.stringify(value)}`,
    field,
  );
