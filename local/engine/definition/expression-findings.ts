import type { Json, JsonObject, State } from "../../../asl/language/definition";
import { isObject } from "../../json";
import { isExpression } from "../jsonata";
import { shown } from "./check";
import { referencesIn } from "./jsonata-references";

/*
 * What expressions of a state in JSONata refer to that is not there, which the service refuses when the machine is created: there is no
 * context (https://github.com/floci-io/floci/issues/2670), and parts of `$states` are there in some fields only
 * (https://github.com/floci-io/floci/issues/2745).
 */

/** Fields that hold no expressions of the state, or whose states are looked at by themselves. */
const without = ["Type", "Comment", "QueryLanguage", "Next", "End", "Default", "Resource", "Retry", "Label"];
const within = ["Branches", "ItemProcessor", "Iterator"];

/** The fields of a state that see what its work has given, or of a catcher what it has caught. */
const afterwards = ["Output", "Assign"];

type OfStates = "result" | "errorOutput";

/** @param at the state, for sentences */
export const referenceFindings = (state: JsonObject, type: State["Type"], at: string): readonly string[] =>
  fieldsOf(state).flatMap(([field, value]) => {
    if (field === "Choices") return inEach(value, `${at}, Choices`);
    if (field === "Catch") return inEach(value, `${at}, Catch`, "errorOutput");
    const sees = ["Task", "Map", "Parallel"].includes(type) && afterwards.includes(field) ? "result" : undefined;
    return inValue(value, `${at}, ${field}`, sees);
  });

const fieldsOf = (object: JsonObject) =>
  Object.entries(object).filter(([field]) => !without.includes(field) && !within.includes(field));

/** Rules of a Choice, or catchers. */
const inEach = (list: Json, at: string, seenAfterwards?: OfStates): readonly string[] =>
  (Array.isArray(list) ? list : []).flatMap((one: Json, index) =>
    isObject(one)
      ? fieldsOf(one).flatMap(([field, value]) =>
          inValue(value, `${at}[${index}], ${field}`, afterwards.includes(field) ? seenAfterwards : undefined),
        )
      : [],
  );

function inValue(value: Json, at: string, sees: OfStates | undefined): readonly string[] {
  if (typeof value === "string") return isExpression(value) ? inExpression(value, at, sees) : [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => inValue(item, `${at}[${index}]`, sees));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => inValue(inner, `${at}.${key}`, sees));
}

function inExpression(written: string, at: string, sees: OfStates | undefined): readonly string[] {
  const { withoutContext, ofStates } = referencesIn(written);
  return [
    ...withoutContext.map(
      (name) =>
        `${at}: ${shown(written)} refers to ${name}, and there is nothing that it could be found in; begin with $states.input or with a variable`,
    ),
    ...Object.entries(places).flatMap(([field, place]) =>
      ofStates.includes(field) && field !== sees
        ? [`${at}: ${shown(written)} reads $states.${field}, which is there only in ${place}`]
        : [],
    ),
  ];
}

const places: Readonly<Record<OfStates, string>> = {
  result: "Output and Assign of a Task, Map or Parallel state",
  errorOutput: "Output and Assign of a catcher",
};
