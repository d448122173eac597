import { findingsIn } from "./findings-in";

const resource = "arn:aws:lambda:us-east-1:000000000000:function:f";

/** What is found in a machine in JSONata of one state. */
const inState = (state: object): readonly string[] =>
  findingsIn({
    QueryLanguage: "JSONata",
    StartAt: "a",
    States: { a: { End: true, ...state }, ...("Catch" in state ? { b: { Type: "Succeed" } } : {}) },
  }).map((finding) => finding.replace(/^state "a", /, ""));

const inOutput = (expression: string) => inState({ Type: "Pass", Output: `{% ${expression} %}` });

describe("a text that is half an expression is refused", () => {
  it.each([" {% 1 %}", "{% 1 %} ", "{% 1", "1 %}", "{%}", "\n{% 1 %}", "{% $a %} and more"])("%j", (text) => {
    expect(inState({ Type: "Pass", Output: { a: text } })).toEqual([
      `Output.a: ${JSON.stringify(text)} is no expression: one begins with {% and ends with %}, with no space around them`,
    ]);
  });

  it.each(["100 %", "a {% b %} c", "{ % 1 % }", ""])("but not %j, nor in JSONPath", (text) => {
    expect(inState({ Type: "Pass", Output: { a: text } })).toEqual([]);
    const state = { Type: "Pass", Parameters: { a: "{% 1" }, End: true };
    expect(findingsIn({ StartAt: "a", States: { a: state } })).toEqual([]);
  });
});

describe("a reference to a context that is not there is refused", () => {
  it.each<[string, ...string[]]>([
    ["phone", "phone"],
    ["$sum(a.b)", "a"],
    ["$", "$"],
    ["$$", "$$"],
    ["$.a", "$"],
    ["$[0]", "$"],
    ["$$.a[b = 1]", "$$"],
    ["*", "*"],
    ["**.a", "**"],
    ["a ? b : c", "a", "b", "c"],
    ["-a", "a"],
    ["[1, a]", "a"],
    ['{"k": a}', "a"],
    ["($x := a; $x)", "a"],
    ["(a).b", "a"],
    ["a[b]^(c){d: e}", "a"],
    ["a ~> |b|{}|", "a"],
    ["$states.input & phone", "phone"],
    ["$map(list, function($v) { $v })", "list"],
    ["a and a", "a"],
  ])("%s", (expression, ...names) => {
    expect(inOutput(expression)).toEqual(
      names.map(
        (name) =>
          `Output: ${JSON.stringify(`{% ${expression} %}`)} refers to ${name}, and there is nothing that it could be found in; begin with $states.input or with a variable`,
      ),
    );
  });

  it.each([
    "$states.input.list[a > 1].(b + c)",
    "$states.input[$.a = 1]",
    "$map($list, function($v) { $v.a })",
    "$filter($list, function($v, $i) { $v.b = $i })[a]",
    "$list^(>a, b)",
    "$list{a: $sum(b)}",
    '$states.input.list.{"k": a, "l": $}',
    "$states.input.list.[a, $.b]",
    "$states.input.list.$uppercase(name)",
    '$states.input ~> |list|{"a": b}, ["c"]|',
    "$states.input.list ~> $map(function($v) { $v.a }) ~> $sum()",
    "($f := function($x) { $x.a }; $f($states.input))",
    "$states.input.*.a",
    "$states.input.**.a",
    "$states.input.a.b.%.c",
    "$states.input.list@$l.other@$o[$l.a = $o.b].{'c': $l.c}",
    "$states.input.list#$i.{'n': $i, 'a': a}",
    "[1..3].($ * 2)",
    "[1, 2][$ > 1]",
    "$match('ab', /a/)[0].match",
    "{'a': 1}.a",
    "$exists($states.input.a) ? $states.input.a : null",
    "true and false or $not(true)",
  ])("but not %s", (expression) => {
    expect(inOutput(expression)).toEqual([]);
  });

  it("also in a Condition, in Arguments, and in the body of a Map, but in no Comment", () => {
    const choice = { Type: "Choice", Choices: [{ Condition: "{% a %}", Next: "b", Comment: "{% c %}" }], Default: "b" };
    const body = { StartAt: "in", States: { in: { Type: "Pass", Output: "{% d %}", End: true } } };
    const map = { Type: "Map", Items: "{% [1] %}", ItemProcessor: body, Comment: "{% e %}", Next: "t" };
    const task = { Type: "Task", Resource: resource, Arguments: { x: ["{% f %}"] }, End: true };
    const found = findingsIn({ QueryLanguage: "JSONata", StartAt: "a", States: { a: choice, b: map, t: task } });
    expect(found).toEqual([
      expect.stringMatching(/^state "a", Choices\[0\], Condition: .* refers to a,/),
      expect.stringMatching(/^state "in", Output: .* refers to d,/),
      expect.stringMatching(/^state "t", Arguments\.x\[0\]: .* refers to f,/),
    ]);
  });
});

describe("a part of $states is refused where it is not there", () => {
  const result = "{% $states.result.a %}";
  const errorOutput = "{% $states.errorOutput.Error %}";
  const body = { StartAt: "in", States: { in: { Type: "Succeed" } } };
  const kinds = [
    { Type: "Task", Resource: resource },
    { Type: "Map", Items: "{% [1] %}", ItemProcessor: body },
    { Type: "Parallel", Branches: [body] },
  ];

  it.each(kinds)("the result is there in Output and Assign of a $Type", (kind) => {
    expect(inState({ ...kind, Output: result, Assign: { v: result } })).toEqual([]);
  });

  it("the error is there in Output and Assign of a catcher", () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "b", Output: errorOutput, Assign: { v: errorOutput } }];
    expect(inState({ Type: "Task", Resource: resource, Catch })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["the result, in Arguments", { Type: "Task", Resource: resource, Arguments: { a: result } }, "Arguments.a"],
    ["the result, in a Pass", { Type: "Pass", Output: result }, "Output"],
    ["the result, in Items", { Type: "Map", Items: result, ItemProcessor: body }, "Items"],
    [
      "the result, in a catcher",
      { Type: "Task", Resource: resource, Catch: [{ ErrorEquals: ["States.ALL"], Next: "b", Output: result }] },
      "Catch[0], Output",
    ],
  ])("%s", (_, state, at) => {
    expect(inState(state)).toEqual([
      `${at}: "${result}" reads $states.result, which is there only in Output and Assign of a Task, Map or Parallel state`,
    ]);
  });

  it("the error, in the Output of the state itself", () => {
    expect(inState({ Type: "Task", Resource: resource, Output: errorOutput })).toEqual([
      `Output: "${errorOutput}" reads $states.errorOutput, which is there only in Output and Assign of a catcher`,
    ]);
  });
});
