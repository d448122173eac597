import type { Json, JsonObject } from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import { payloadName } from "../payload-template";
import { type Check, shown } from "./check";
import { template } from "./values";

/* The names of variables. https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */

const longestName = 80;

/** `Assign` of a state, a catcher or a rule of a Choice. */
export const assign: Check = (value, where) => [
  ...template(value, where),
  ...(isObject(value) ? Object.keys(value) : []).flatMap((field) => {
    const name = where.language === "JSONPath" ? payloadName(field) : field;
    const problem = nameProblem(name);
    return problem === undefined ? [] : [`${where.at}: ${shown(name)} is no name of a variable: ${problem}`];
  }),
];

function nameProblem(name: string): string | undefined {
  if (name === "states") return "the service takes it for $states";
  if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(name))
    return "it begins with a letter, letters, digits and _ follow, and a part of a variable cannot be assigned";
  return name.length > longestName ? `it has ${name.length} characters, 1 to ${longestName} are allowed` : undefined;
}

/** Names of variables, and the state that assigns each. */
export type Assigned = ReadonlyMap<string, string>;

/** The variables that the states of a graph assign, without those in the graphs within. */
export const assignedIn = (states: JsonObject): Assigned =>
  new Map(
    Object.entries(states).flatMap(([state, content]) => assignsOf(content).map(([, name]) => [name, state] as const)),
  );

/** The variables that a state assigns and an outer scope assigns too: the service refuses them, whichever comes first. */
export const shadowFindings = (state: Json, at: string, outer: Assigned): readonly string[] =>
  assignsOf(state).flatMap(([field, name]) => {
    const other = outer.get(name);
    return other === undefined
      ? []
      : [
          `${at}, ${field}: the variable ${name} is assigned by state "${other}" around it too, and only one of the scopes may; give one of them another name`,
        ];
  });

/** Each variable that a state assigns, and where. */
function assignsOf(state: Json): readonly (readonly [field: string, name: string])[] {
  const named = (holder: Json | undefined, field: string) => {
    const assigned = fieldOf(holder ?? null, "Assign");
    return Object.keys(isObject(assigned) ? assigned : {}).map((name) => [field, payloadName(name)] as const);
  };
  const listed = (list: "Choices" | "Catch") => {
    const each = fieldOf(state, list);
    return (Array.isArray(each) ? each : []).flatMap((one: Json, index) => named(one, `${list}[${index}], Assign`));
  };
  return [...named(state, "Assign"), ...listed("Choices"), ...listed("Catch")];
}
