import type { Json } from "../../../asl/language/definition";
import { evaluateJsonata, hasExpressions } from "../../../local/engine/jsonata";
import { deepFrozen } from "./deep-frozen";

const input = {
  a: 1,
  list: [1, 2, 3],
  one: [7],
  objects: [{ o: 1 }, { o: 2 }],
  nested: [[1, 2], [3]],
  text: '{"a":1}',
};
const bindings = deepFrozen({
  states: { input, context: { Execution: { Id: "arn" } }, result: { Payload: { rows: 7 } } },
  variables: { early: { rows: [3] }, states: "no variable takes the place of $states" },
});

const moment = Date.parse("2026-11-24T10:20:30.456Z");
const world = { clock: { now: () => moment }, random: () => 0.5 };
const evaluate = (value: Json, field = "Output") => evaluateJsonata(deepFrozen(value), field, bindings, world);
const fails = (value: Json, cause: string, location = "Output") =>
  expect(evaluate(value)).rejects.toMatchObject({ error: "States.QueryEvaluationError", cause, location });

it.each<[Json, boolean]>([
  ["{% 1 %}", true],
  ["{%1%}", true],
  ["{%\n1\n%}", true],
  ["{%%}", true],
  ["{%}", false],
  [" {% 1 %}", false],
  ["{% 1 %} ", false],
  ["a {% 1 %}", false],
  [1, false],
  [null, false],
  [{ a: [{ b: "{% 1 %}" }] }, true],
  [{ "{% a %}": [1, "b"] }, false],
])("%j holds an expression: %s", (value, has) => {
  expect(hasExpressions(value)).toBe(has);
});

it("evaluates expressions at any depth and keeps all else, keys too", async () => {
  const value = {
    rows: "{% $states.result.Payload.rows %}",
    "{% key %}": ["{% $early.rows[0] %}", { id: "{% $states.context.Execution.Id %}" }, "$.a", " {% 1 %}"],
    plain: null,
  };
  expect(await evaluate(value)).toEqual({
    rows: 7,
    "{% key %}": [3, { id: "arn" }, "$.a", " {% 1 %}"],
    plain: null,
  });
});

it("hands a value without expressions on as it is", async () => {
  const value = { a: [1] };
  expect(await evaluate(value)).toBe(value);
});

it.each<[string, Json]>([
  ["$states.input", input],
  ["$states.input.objects.o", [1, 2]],
  ["$states.input.objects[o = 2].o", 2],
  ["$states.input.one", [7]],
  ["$states.input.a[]", [1]],
  ["$states.input.list[]", [1, 2, 3]],
  ["$states.input.nested[0]", [1, 2]],
  ["[$states.input.objects.{'k': o}]", [{ k: 1 }, { k: 2 }]],
  ["$map($states.input.list, function($v) { $v * 2 })", [2, 4, 6]],
  ["{'a': $states.input.nope, 'b': 1}", { b: 1 }],
  ["$merge([{'a': 1}, {'b': 2}])", { a: 1, b: 2 }],
  ["$sort($states.input.list, function($l, $r) { $l < $r })", [3, 2, 1]],
  ["($x := 2; $x + $states.input.a)", 3],
  ["'a' & 1", "a1"],
  ["null", null],
  ["1/0", "Infinity"],
  ["{'k': [1/0]}", { k: ["Infinity"] }],
])("%s", async (expression, result) => {
  const value = await evaluate(`{% ${expression} %}`);
  expect(value).toEqual(result);
  // None of the marks that the library keeps on lists is left.
  if (Array.isArray(value))
    expect(Object.getOwnPropertyNames(value)).toEqual([...value.keys()].map(String).concat("length"));
});

describe("functions that Step Functions adds", () => {
  // $random: seed 42 of java.util.Random, measured on the service, floci-io/floci issue 2662; so are the others but $partition's rest.
  it.each<[string, Json]>([
    ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
    ["$range(0, 6, 2)", [0, 2, 4, 6]],
    ["$range(3, 1, -1)", [3, 2, 1]],
    ["$hash('input', 'SHA-1')", "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"],
    ["$random(42)", 0.7275636800328681],
    ["$parse($states.input.text).a", 1],
    ["$parse('null')", null],
    ["$random()", 0.5],
    ["$uuid()", "88888888-8888-4888-a888-888888888888"],
  ])("%s", async (expression, result) => {
    expect(await evaluate(`{% ${expression} %}`)).toEqual(result);
  });

  it("fail with a sentence of their own, which has no code", async () => {
    await fails(
      "{% $partition([1], 0) %}",
      "The JSONata expression '$partition([1], 0)' specified for the field 'Output' threw an error during evaluation: The chunk size has to be a positive number, but was 0",
    );
  });

  it("give nothing for nothing", async () => {
    await fails(
      "{% $parse($states.input.nope) %}",
      "The JSONata expression '$parse($states.input.nope)' specified for the field 'Output' returned nothing (undefined).",
    );
  });
});

// So a simulated time is the time of expressions too, and two runs of one test are the same.
describe("functions of JSONata ask the clock and the dice of the run", () => {
  it.each<[string, Json]>([
    ["$now()", "2026-11-24T10:20:30.456Z"],
    ["$now('[Y]/[M01]/[D01]')", "2026/11/24"],
    ["$now('[H01]:[m01] [z]', '+0900')", "19:20 GMT+09:00"],
    ["$now(undefined, '-0500')", "2026-11-24T05:20:30.456-05:00"],
    ["$millis()", moment],
    ["$millis() = $toMillis($now())", true],
    ["$shuffle([1,2,3,4])", [1, 4, 2, 3]],
    ["[1,2].$millis()", [moment, moment]],
    ["$map([1], function() { $now() })", "2026-11-24T10:20:30.456Z"],
  ])("%s", async (expression, result) => {
    expect(await evaluate(`{% ${expression} %}`)).toEqual(result);
  });

  it("and those of one evaluation are not those of another, though they run side by side", async () => {
    const at = (now: number) =>
      evaluateJsonata("{% $map([1,2], function() { $millis() }) %}", "Output", bindings, {
        ...world,
        clock: { now: () => now },
      });
    expect(await Promise.all([at(1), at(2)])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it("also where a list keeps its brackets, for which what it sees is copied", async () => {
    expect(await evaluate("{% [$millis(), $states.input.a[]] %}")).toEqual([moment, 1]);
  });
});

// Measured on the service: https://github.com/floci-io/floci/issues/2737
describe("how deep an expression may be", () => {
  const tooDeep =
    ": Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive";
  const sum = (terms: number) => Array(terms).fill("1").join("+");
  const lists = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;

  it("is 100 evaluations inside each other: 100 terms of a sum, 99 lists in lists", async () => {
    expect(await evaluate(`{% ${sum(99)} %}`)).toBe(99);
    expect(await evaluate(`{% ${sum(100)} %}`)).toBe(100);
    await expect(evaluate(`{% ${lists(99)} %}`)).resolves.toBeDefined();
    for (const expression of [sum(101), lists(100)])
      await fails(
        `{% ${expression} %}`,
        `The JSONata expression '${expression}' specified for the field 'Output' threw an error during evaluation${tooDeep}`,
      );
  });

  it("does not count for a function that calls itself as the last thing it does", async () => {
    expect(await evaluate("{% ($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(500)) %}")).toBe("done");
  });
});

describe("States.QueryEvaluationError", () => {
  it("tells the field in which an expression stands", async () => {
    const cause = (field: string) =>
      `The JSONata expression '$nope' specified for the field '${field}' returned nothing (undefined).`;
    await fails("{% $nope %}", cause("Output"));
    await fails({ result: "{% $nope %}" }, cause("Output/result"), "Output/result");
    await fails({ a: [1, { b: "{%$nope%}" }] }, cause("Output/a[1]/b"), "Output/a[1]/b");
  });

  it.each([
    // Recorded on the service: LocalStack's test_math_random_seeded.
    ["$randomSeeded(1)", "threw an error during evaluation. T1006: Attempted to invoke a non-function"],
    ["$eval('1+1')", "threw an error during evaluation. T1006: Attempted to invoke a non-function"],
    [
      "$sum('a')",
      'threw an error during evaluation. T0412: Argument 1 of function "sum" must be an array of "numbers"',
    ],
    ["1 +", "threw an error during evaluation. S0207: Unexpected end of expression"],
    ["$states.input.nope", "returned nothing (undefined)."],
    ["$states.errorOutput", "returned nothing (undefined)."],
    ["$fn := function($x){$x}", "returned an unsupported result type."],
    ["[function($x){$x}]", "returned an unsupported result type."],
    ["{'a': $sum}", "returned an unsupported result type."],
    ["/a/", "returned an unsupported result type."],
    [
      "[1..900000]",
      "threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
    ],
  ])("%s %s", async (expression, what) => {
    await fails(
      `{% ${expression} %}`,
      `The JSONata expression '${expression}' specified for the field 'Output' ${what}`,
    );
  });

  it("ends an expression that would never end", async () => {
    let now = Date.now();
    const clock = jest.spyOn(Date, "now").mockImplementation(() => (now += 10));
    const endless = "($f := function($x) { $f($x + 1) }; $f(1))";
    await fails(
      `{% ${endless} %}`,
      `The JSONata expression '${endless}' specified for the field 'Output' threw an error during evaluation. D1012: Evaluation timeout after 5000 milliseconds. Check for infinite loop`,
    );
    clock.mockRestore();
  });

  it("ends an expression that calls itself too deep", async () => {
    await expect(evaluate("{% ($f := function($x) { 1 + $f($x) }; $f(1)) %}")).rejects.toMatchObject({
      cause: expect.stringContaining("threw an error during evaluation: Stack overflow error: "),
    });
  });
});
