import { effectiveInput, effectiveOutput, type Gives, type Takes } from "../../../local/engine/data-flow";
import { deepFrozen } from "./deep-frozen";

const scope = deepFrozen({
  input: { in: { date: "today" }, keep: 1, list: [{ n: 1 }, { n: 2 }] },
  variables: { early: { rows: 3 } },
  context: { Execution: { Input: { date: "first" } } },
  random: () => 0,
});
const result = deepFrozen({ Payload: { rows: 7 }, Noise: true });

describe("what a state works on", () => {
  it.each<[string, Takes, unknown]>([
    ["the raw input when nothing is said", {}, scope.input],
    ["what InputPath picks", { InputPath: "$.in" }, { date: "today" }],
    ["the list that an InputPath to several places picks", { InputPath: "$.list[*].n" }, [1, 2]],
    ["what InputPath picks from the context object", { InputPath: "$$.Execution.Input" }, { date: "first" }],
    ["what InputPath picks from a variable", { InputPath: "$early.rows" }, 3],
    ["an empty object for an InputPath of null", { InputPath: null }, {}],
    [
      "Parameters, which see the input after InputPath, variables and the context",
      { InputPath: "$.in", Parameters: { "a.$": "$.date", "b.$": "$early.rows", "c.$": "$$.Execution.Input.date" } },
      { a: "today", b: 3, c: "first" },
    ],
  ])("is %s", (_, fields, input) => {
    expect(effectiveInput(fields, scope)).toEqual(input);
  });
});

describe("what a state leaves", () => {
  it.each<[string, Gives, unknown]>([
    ["the result when nothing is said", {}, result],
    ["what ResultSelector makes of the result", { ResultSelector: { "n.$": "$.Payload.rows" } }, { n: 7 }],
    ["the raw input with the result at ResultPath", { ResultPath: "$.out" }, { ...scope.input, out: result }],
    ["the raw input for a ResultPath of null", { ResultPath: null }, scope.input],
    ["what OutputPath picks after ResultPath", { ResultPath: "$.out", OutputPath: "$.out.Payload" }, { rows: 7 }],
    ["a variable that OutputPath picks", { OutputPath: "$early" }, { rows: 3 }],
    ["a part of the context that OutputPath picks", { OutputPath: "$$.Execution.Input" }, { date: "first" }],
    ["an empty object for an OutputPath of null", { OutputPath: null }, {}],
    [
      "all of them in their order",
      { ResultSelector: { "n.$": "$.Payload.rows" }, ResultPath: "$.in.out", OutputPath: "$.in" },
      { date: "today", out: { n: 7 } },
    ],
  ])("is %s", (_, fields, output) => {
    expect(effectiveOutput(fields, scope, result)).toEqual({ output, assigned: {} });
  });

  it("assigns from the raw result, whatever ResultSelector, ResultPath and OutputPath make of it", () => {
    const fields = {
      ResultSelector: { other: 1 },
      ResultPath: "$.out",
      OutputPath: "$.keep",
      Assign: { "extract.$": "$", "n.$": "$early.rows", fixed: 1 },
    };
    expect(effectiveOutput(fields, scope, result)).toEqual({
      output: 1,
      assigned: { extract: result, n: 3, fixed: 1 },
    });
  });

  // Recorded on the service: LocalStack's BASE_EVALUATION_ORDER_PASS_STATE.
  it("does not see in its own OutputPath what it assigns", () => {
    const fields = { OutputPath: "$early", Assign: { early: "later" } };
    expect(effectiveOutput(fields, scope, result)).toEqual({ output: { rows: 3 }, assigned: { early: "later" } });
  });
});

describe("a path that leads nowhere", () => {
  it.each([
    ["$.a", "No results for path: $['a']"],
    ["$.no.such.path", "Missing property in path $['no']"],
  ])("is States.Runtime in InputPath and OutputPath: %s", (path, why) => {
    const problem = expect.objectContaining({ error: "States.Runtime", cause: `Invalid path '${path}' : ${why}` });
    expect(() => effectiveInput({ InputPath: path }, scope)).toThrow(problem);
    expect(() => effectiveOutput({ OutputPath: path }, scope, result)).toThrow(problem);
  });

  it("is States.ResultPathMatchFailure in ResultPath", () => {
    const cause = `Unable to apply ReferencePath $.keep.out to input ${JSON.stringify(scope.input)}`;
    expect(() => effectiveOutput({ ResultPath: "$.keep.out" }, scope, result)).toThrow(
      expect.objectContaining({ error: "States.ResultPathMatchFailure", cause }),
    );
  });
});
