import type { TaskState } from "../../../asl/language/definition";
import { effectiveInput, effectiveOutput } from "../../../local/engine/data-flow";

const scope = {
  input: { in: { date: "today" }, keep: 1 },
  variables: { early: { rows: 3 } },
  context: { Execution: { Input: { date: "first" } } },
};
const answer = { Payload: { rows: 7 }, Noise: true };
const state = (fields: Partial<TaskState>): TaskState => ({ Type: "Task", Resource: "r", End: true, ...fields });

describe("what is sent", () => {
  it.each<[string, Partial<TaskState>, unknown]>([
    ["the raw input when nothing is said", {}, scope.input],
    ["what InputPath picks", { InputPath: "$.in" }, { date: "today" }],
    ["what InputPath picks from the context object", { InputPath: "$$.Execution.Input" }, { date: "first" }],
    ["an empty object for an InputPath of null", { InputPath: null }, {}],
    [
      "Parameters, which see the input after InputPath, variables and the context",
      { InputPath: "$.in", Parameters: { "a.$": "$.date", "b.$": "$early.rows", "c.$": "$$.Execution.Input.date" } },
      { a: "today", b: 3, c: "first" },
    ],
  ])("is %s", (_, fields, sent) => {
    expect(effectiveInput(state(fields), scope)).toEqual(sent);
  });
});

describe("what is left", () => {
  it.each<[string, Partial<TaskState>, unknown]>([
    ["the service's answer when nothing is said", {}, answer],
    ["what ResultSelector makes of the answer", { ResultSelector: { "n.$": "$.Payload.rows" } }, { n: 7 }],
    [
      "the raw input with the result at ResultPath",
      { InputPath: "$.in", ResultPath: "$.out" },
      { ...scope.input, out: answer },
    ],
    ["the raw input for a ResultPath of null", { ResultPath: null }, scope.input],
    ["what OutputPath picks after ResultPath", { ResultPath: "$.out", OutputPath: "$.out.Payload" }, { rows: 7 }],
    ["a variable that OutputPath picks", { OutputPath: "$early" }, { rows: 3 }],
    ["an empty object for an OutputPath of null", { OutputPath: null }, {}],
    [
      "all of them in their order",
      { ResultSelector: { "n.$": "$.Payload.rows" }, ResultPath: "$.in.out", OutputPath: "$.in" },
      { date: "today", out: { n: 7 } },
    ],
  ])("is %s", (_, fields, output) => {
    expect(effectiveOutput(state(fields), scope, answer)).toEqual({ output, assigned: {} });
  });

  it("assigns from the answer, whatever ResultPath and OutputPath make of it", () => {
    const fields = {
      ResultPath: "$.out",
      OutputPath: "$.keep",
      Assign: { "extract.$": "$", "n.$": "$early.rows", fixed: 1 },
    };
    expect(effectiveOutput(state(fields), scope, answer)).toEqual({
      output: 1,
      assigned: { extract: answer, n: 3, fixed: 1 },
    });
  });
});

describe("a path that leads nowhere", () => {
  it("is States.Runtime in InputPath and OutputPath", () => {
    const problem = (path: string) =>
      expect.objectContaining({
        error: "States.Runtime",
        cause: `Invalid path '$.a.b[0]' : No results for path: ${path}`,
      });
    expect(() => effectiveInput(state({ InputPath: "$.a.b[0]" }), scope)).toThrow(problem("$['a']['b'][0]"));
    expect(() => effectiveOutput(state({ OutputPath: "$.a.b[0]" }), scope, answer)).toThrow(problem("$['a']['b'][0]"));
  });

  it("is States.ResultPathMatchFailure in ResultPath", () => {
    const cause = `Unable to apply ReferencePath $.keep.out to input ${JSON.stringify(scope.input)}`;
    expect(() => effectiveOutput(state({ ResultPath: "$.keep.out" }), scope, answer)).toThrow(
      expect.objectContaining({ error: "States.ResultPathMatchFailure", cause }),
    );
  });
});
