import type { JsonObject, State } from "../../../asl/language/definition";
import { mostSeconds } from "../limits";
import { type Check, type Fields, objectOf, oneOfFields } from "./check";
import { choices } from "./choice-rules";
import { catching, retry } from "./error-handlers";
import { itemBatcher, itemReader, label, mapFindings, resultWriter } from "./map-parts";
import {
  anything,
  data,
  expressions,
  listOf,
  moment,
  number,
  oneOf,
  onlyTrue,
  path,
  pathIntoInput,
  pathOrCall,
  pathOrNull,
  pathOutsideContext,
  referencePath,
  template,
  text,
  textOrExpression,
} from "./values";
import { assign } from "./variables";

/*
 * Which fields a state of each type takes, and in which language. https://states-language.net/#state-type-table and
 * https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */

const manyItems = Number.MAX_SAFE_INTEGER;

// What leads to other states, and graphs within, are looked at with the graph that they stand in.
const elsewhere = { check: anything } as const;

const anywhere = {
  Type: elsewhere,
  Comment: { check: text },
  QueryLanguage: { check: oneOf("JSONPath", "JSONata") },
} as const;
const transition = { Next: { check: text }, End: { check: onlyTrue } } as const;
const paths = {
  InputPath: { check: pathOrNull, only: "JSONPath" },
  OutputPath: { check: pathOrNull, only: "JSONPath" },
} as const;
const output = { check: data, only: "JSONata" } as const;
const leaves = { Assign: { check: assign }, Output: output } as const;
const resultPath = { check: pathIntoInput, only: "JSONPath" } as const;
const takesResult = { ResultSelector: { check: template, only: "JSONPath" }, ResultPath: resultPath } as const;
const parameters = { check: template, only: "JSONPath" } as const;
const sends = { Parameters: parameters, Arguments: { check: expressions, only: "JSONata" } } as const;
const handlesErrors = { Retry: { check: retry }, Catch: { check: catching } } as const;
const atPath = (check: Check) => ({ check, only: "JSONPath" }) as const;

type Of<Type extends State["Type"]> = Extract<State, { Type: Type }>;

const task: Fields<Of<"Task">> = {
  ...anywhere,
  ...transition,
  ...paths,
  ...sends,
  ...takesResult,
  ...leaves,
  ...handlesErrors,
  Resource: { check: text, required: true },
  TimeoutSeconds: { check: number(1, mostSeconds) },
  TimeoutSecondsPath: atPath(referencePath),
  HeartbeatSeconds: { check: number(1, mostSeconds) },
  HeartbeatSecondsPath: atPath(referencePath),
  Credentials: { check: template },
};

const pass: Fields<Of<"Pass">> = {
  ...anywhere,
  ...transition,
  ...paths,
  ...leaves,
  Parameters: parameters,
  Result: { check: anything, only: "JSONPath" },
  ResultPath: resultPath,
};

const choice: Fields<Of<"Choice">> = {
  ...anywhere,
  ...paths,
  ...leaves,
  Choices: { check: choices, required: true },
  Default: { check: text },
};

const wait: Fields<Of<"Wait">> = {
  ...anywhere,
  ...transition,
  ...paths,
  ...leaves,
  Seconds: { check: number(0, mostSeconds) },
  SecondsPath: atPath(referencePath),
  Timestamp: { check: moment },
  TimestampPath: atPath(referencePath),
};

const succeed: Fields<Of<"Succeed">> = { ...anywhere, ...paths, Output: output };

const fail: Fields<Of<"Fail">> = {
  ...anywhere,
  Error: { check: textOrExpression },
  ErrorPath: atPath(pathOrCall),
  Cause: { check: textOrExpression },
  CausePath: atPath(pathOrCall),
};

const parallel: Fields<Of<"Parallel">> = {
  ...anywhere,
  ...transition,
  ...paths,
  ...sends,
  ...takesResult,
  ...leaves,
  ...handlesErrors,
  Branches: { check: listOf(anything, 1), required: true },
};

const map: Fields<Of<"Map">> = {
  ...anywhere,
  ...transition,
  ...paths,
  ...takesResult,
  ...leaves,
  ...handlesErrors,
  ItemProcessor: elsewhere,
  Iterator: elsewhere,
  ItemsPath: atPath(path),
  Items: { check: expressions, only: "JSONata" },
  ItemSelector: { check: data },
  Parameters: parameters,
  MaxConcurrency: { check: number(0, manyItems) },
  MaxConcurrencyPath: atPath(pathOutsideContext),
  ItemReader: { check: itemReader },
  ItemBatcher: { check: itemBatcher },
  ResultWriter: { check: resultWriter },
  ToleratedFailureCount: { check: number(0, manyItems) },
  ToleratedFailureCountPath: atPath(pathOutsideContext),
  ToleratedFailurePercentage: { check: number(0, 100, "any") },
  ToleratedFailurePercentagePath: atPath(pathOutsideContext),
  Label: { check: label },
};

/** The fields of each type of state. */
export const stateFields: { readonly [Type in State["Type"]]: Check } = {
  Task: objectOf("a Task state", task),
  Pass: objectOf("a Pass state", pass),
  Choice: objectOf("a Choice state", choice),
  Wait: objectOf("a Wait state", wait),
  Succeed: objectOf("a Succeed state", succeed),
  Fail: objectOf("a Fail state", fail),
  Parallel: objectOf("a Parallel state", parallel),
  Map: objectOf("a Map state", map),
};

/** What does not go together in a state, though each field by itself is right. */
export const togetherFindings: {
  readonly [Type in State["Type"]]: (state: JsonObject, at: string) => readonly string[];
} = {
  Task: (state, at) => [
    ...oneOfFields(state, ["TimeoutSeconds", "TimeoutSecondsPath"], at),
    ...oneOfFields(state, ["HeartbeatSeconds", "HeartbeatSecondsPath"], at),
    ...heartbeatFindings(state, at),
  ],
  Pass: () => [],
  Choice: () => [],
  Wait: (state, at) => oneOfFields(state, ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"], at, true),
  Succeed: () => [],
  Fail: (state, at) => [
    ...oneOfFields(state, ["Error", "ErrorPath"], at),
    ...oneOfFields(state, ["Cause", "CausePath"], at),
  ],
  Parallel: () => [],
  Map: mapFindings,
};

function heartbeatFindings(
  { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat }: JsonObject,
  at: string,
): readonly string[] {
  return typeof timeout === "number" && typeof heartbeat === "number" && heartbeat >= timeout
    ? [`${at}, HeartbeatSeconds: found ${heartbeat}, it has to be smaller than TimeoutSeconds (${timeout})`]
    : [];
}

/** The types whose states go on, and so have exactly one of `Next` and `End`. */
export const goingOn: readonly string[] = [
  "Task",
  "Pass",
  "Wait",
  "Parallel",
  "Map",
] satisfies readonly State["Type"][];
