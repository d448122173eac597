/** What a machine provides, written into its last state. */
import type { JsonObject, TaskState } from "../definition";
import type { Expression } from "../nodes/expression";
import { fieldOf, objectOf, pathOf, type Reading } from "./jsonpath";

/**
 * The fields by which a task's state provides `value`. Nothing is written when nothing is asked for, or the task's
 * result as it is.
 * @param reading how values are found once the state's result is there
 */
export const outputFields = (
  value: Expression | undefined,
  reading: Reading,
): Pick<TaskState, "ResultSelector" | "OutputPath"> => {
  if (value === undefined) return {};
  if (value.kind === "object") return { ResultSelector: objectOf(value, reading) };
  if (value.kind === "literal" && isObject(value.value)) return { ResultSelector: value.value };
  if (value.kind === "ref" && reading.placeOf(value).in === "state input") {
    const path = pathOf(value, reading);
    return path === "$" ? {} : { OutputPath: path };
  }
  return { ResultSelector: Object.fromEntries([fieldOf("value", value, reading)]), OutputPath: "$.value" };
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
