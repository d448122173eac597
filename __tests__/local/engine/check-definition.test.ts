import type { Json } from "../../../asl/language/definition";
import { CannotRun } from "../../../local/cannot-run";
import { checkDefinition } from "../../../local/engine/check-definition";

const place = "cdktf.out/stacks/app/cdk.tf.json, aws_sfn_state_machine.m";
const task = { Type: "Task", Resource: "r", End: true };

/** What is found in a definition, without the machine that each sentence begins with. */
function findings(definition: Json): readonly string[] {
  try {
    checkDefinition(definition, "m", place);
    return [];
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.sentences.map((sentence) => sentence.replace(`state machine "m" (${place}): `, ""));
  }
}

it("takes a definition that uses every field it runs", () => {
  const all = {
    ...task,
    Comment: "c",
    InputPath: "$.a",
    Parameters: { "a.$": "$.b" },
    ResultPath: "$.c",
    OutputPath: null,
    Assign: { "v.$": "$" },
  };
  expect(findings({ Comment: "c", StartAt: "a", States: { a: all } })).toEqual([]);
});

it("names the machine and its place", () => {
  expect(() => checkDefinition([], "m", place)).toThrow(
    `state machine "m" (${place}): its definition is not a JSON object`,
  );
});

it.each<[string, Json, string]>([
  [
    "a field of the machine",
    { TimeoutSeconds: 5 },
    "the definition has the field TimeoutSeconds, which is not run locally; the fields that are: Comment, StartAt, States",
  ],
  [
    "JSONata",
    { QueryLanguage: "JSONata" },
    "the definition has the field QueryLanguage, which is not run locally; the fields that are: Comment, StartAt, States",
  ],
  ["a start at no state", { StartAt: "b" }, 'StartAt: there is no state "b"; did you mean "a"?'],
])("refuses %s", (_, fields, finding) => {
  expect(findings({ StartAt: "a", States: { a: task }, ...(fields as object) })).toEqual([finding]);
});

it("refuses a machine without start and states", () => {
  expect(findings({})).toEqual(["the definition has no States", "StartAt is missing"]);
});

const fields =
  "Type, Comment, Next, End, Resource, InputPath, Parameters, ResultSelector, ResultPath, OutputPath, Assign";
it.each<[string, Json, string]>([
  [
    "another state type",
    { Type: "Map" },
    'state "a" is of type Map, which is not run locally; the types that are: Task',
  ],
  ["Retry", { Retry: [] }, `state "a" has the field Retry, which is not run locally; the fields that are: ${fields}`],
  ["Catch", { Catch: [] }, `state "a" has the field Catch, which is not run locally; the fields that are: ${fields}`],
  ["Next beside End", { Next: "a" }, 'state "a" needs either Next or End, exactly one of them'],
  ["an End of false", { End: false }, 'state "a", End: found false, only true is allowed'],
  [
    "an InputPath to several places",
    { InputPath: "$..a" },
    'state "a", InputPath: "$..a" is no reference path, the only kind that runs locally: "..a" leads to no single place',
  ],
  [
    "a ResultPath outside the input",
    { ResultPath: "$$.a" },
    'state "a", ResultPath: found "$$.a", it puts the result into the state\'s input and so begins with $ alone',
  ],
  ["Parameters that are no object", { Parameters: "$" }, 'state "a", Parameters: found "$", a JSON object is expected'],
  [
    "ResultSelector and Assign together",
    { ResultSelector: {}, Assign: {} },
    'state "a" has both ResultSelector and Assign: AWS does not say which of them comes first, so the local run does not guess',
  ],
])("refuses %s", (_, changes, finding) => {
  expect(findings({ StartAt: "a", States: { a: { ...task, ...(changes as object) } } })).toEqual([finding]);
});

it("refuses a Next that leads nowhere and a state that ends nowhere", () => {
  const states = { a: { Type: "Task", Resource: "r", Next: "laod" }, load: { Type: "Task", Resource: "r" } };
  expect(findings({ StartAt: "a", States: states })).toEqual([
    'state "a", Next: there is no state "laod"; did you mean "load"?',
    'state "load" needs either Next or End, exactly one of them',
  ]);
});

it("finds everything at once and changes nothing", () => {
  const definition = Object.freeze({
    StartAt: "x",
    States: Object.freeze({ a: Object.freeze({ ...task, Retry: [], InputPath: "a" }) }),
  });
  expect(findings(definition)).toHaveLength(3);
});
