import type { Definition, Json, JsonObject, State, TaskState } from "../../asl/language/definition";
import { nearest } from "../../config/nearest";
import { CannotRun } from "../cannot-run";
import { fieldOf, isObject } from "../json";
import { parsePath } from "./paths/parse-path";
import { templateFindings } from "./payload-template";

/** What is wrong with a field's value, one phrase each; `at` names the field. */
type FieldCheck = (value: Json, at: string) => readonly string[];

/** A row for each field of a type: a field that is added to the type does not compile until it is run. */
type Fields<T> = { readonly [Field in keyof Required<T>]: FieldCheck };

const anything: FieldCheck = () => [];
const template: FieldCheck = (value, at) =>
  isObject(value) ? templateFindings(value, at) : [`${at}: found ${JSON.stringify(value)}, a JSON object is expected`];
const text: FieldCheck = (value, at) =>
  typeof value === "string" ? [] : [`${at}: found ${JSON.stringify(value)}, a text is expected`];
const path: FieldCheck = (value, at) => {
  const parsed = value === null ? undefined : parsePath(String(value));
  return parsed && "problem" in parsed ? [`${at}: ${parsed.problem}`] : [];
};
const pathIntoInput: FieldCheck = (value, at) => {
  const parsed = value === null ? undefined : parsePath(String(value));
  const leaves = parsed && !("problem" in parsed) && parsed.root !== "input";
  return leaves
    ? [`${at}: found "${parsed.text}", it puts the result into the state's input and so begins with $ alone`]
    : path(value, at);
};

const definitionFields: Fields<Definition> = { Comment: anything, StartAt: text, States: anything };

const stateFields: { readonly [Type in State["Type"]]: Fields<Extract<State, { Type: Type }>> } = {
  Task: {
    Type: anything,
    Comment: anything,
    Next: text,
    End: (value, at) => (value === true ? [] : [`${at}: found ${JSON.stringify(value)}, only true is allowed`]),
    Resource: text,
    InputPath: path,
    Parameters: template,
    ResultSelector: template,
    ResultPath: pathIntoInput,
    OutputPath: path,
    Assign: template,
  },
};

/**
 * A definition that the engine runs whole: every state type, field and expression in it is one that it knows.
 * @param place where the machine stands, for the sentences
 * @throws CannotRun with everything that is found, before anything starts
 */
export function checkDefinition(value: Json, name: string, place: string): Definition {
  const at = `state machine "${name}" (${place})`;
  if (!isObject(value)) throw new CannotRun([`${at}: its definition is not a JSON object`]);
  const states = fieldOf(value, "States");
  const names = isObject(states) ? Object.keys(states) : [];
  const findings = [
    ...fieldFindings(value, definitionFields, "the definition", ""),
    ...(names.length === 0 ? ["the definition has no States"] : []),
    ...targetFindings(fieldOf(value, "StartAt"), "StartAt", names),
    ...Object.entries(isObject(states) ? states : {}).flatMap(([state, fields]) => stateFindings(state, fields, names)),
  ];
  if (findings.length > 0) throw new CannotRun(findings.map((finding) => `${at}: ${finding}`));
  return value as unknown as Definition;
}

function stateFindings(name: string, state: Json, names: readonly string[]): readonly string[] {
  const at = `state "${name}"`;
  if (!isObject(state)) return [`${at}: found ${JSON.stringify(state)}, a JSON object is expected`];
  const type = String(fieldOf(state, "Type"));
  if (!isStateType(type)) {
    return [
      `${at} is of type ${type}, which is not run locally; the types that are: ${Object.keys(stateFields).join(", ")}`,
    ];
  }
  const { Next: next, End: end } = state as Partial<Record<keyof TaskState, Json>>;
  return [
    ...fieldFindings(state, stateFields[type], at, `${at}, `),
    ...((next === undefined) === (end === undefined) ? [`${at} needs either Next or End, exactly one of them`] : []),
    ...(next === undefined ? [] : targetFindings(next, `${at}, Next`, names)),
    ...(fieldOf(state, "Resource") === undefined ? [`${at} has no Resource`] : []),
    ...(fieldOf(state, "Assign") !== undefined && fieldOf(state, "ResultSelector") !== undefined
      ? [
          `${at} has both ResultSelector and Assign: AWS does not say which of them comes first, so the local run does not guess`,
        ]
      : []),
  ];
}

function fieldFindings(
  value: JsonObject,
  fields: Readonly<Record<string, FieldCheck>>,
  whole: string,
  before: string,
): readonly string[] {
  const known = new Map(Object.entries(fields));
  return Object.entries(value).flatMap(([field, content]) => {
    const check = known.get(field);
    if (check) return check(content, before + field);
    const names = [...known.keys()].join(", ");
    return [`${whole} has the field ${field}, which is not run locally; the fields that are: ${names}`];
  });
}

function targetFindings(target: Json | undefined, at: string, names: readonly string[]): readonly string[] {
  if (target === undefined) return [`${at} is missing`];
  if (typeof target === "string" && names.includes(target)) return [];
  const near = typeof target === "string" ? nearest(target, names) : undefined;
  return [`${at}: there is no state ${JSON.stringify(target)}${near ? `; did you mean "${near}"?` : ""}`];
}

const isStateType = (type: string): type is State["Type"] => Object.hasOwn(stateFields, type);
