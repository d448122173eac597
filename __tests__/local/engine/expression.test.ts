import { evaluate, parseExpression } from "../../../local/engine/expression";

const roots = {
  here: { date: "2026-11-24", list: [1], "it's": 2 },
  context: { Execution: { Id: "arn" } },
  variables: { v: { x: 3 } },
};

function value(text: string) {
  const expression = parseExpression(text);
  if ("problem" in expression) throw new Error(expression.problem);
  return evaluate(expression, "Command.$", roots);
}

describe("States.Array", () => {
  it.each([
    ["States.Array()", []],
    ["States.Array('--date', $.date)", ["--date", "2026-11-24"]],
    ["States.Array( $$.Execution.Id ,$v.x, $['it\\'s'] )", ["arn", 3, 2]],
    ["States.Array(1, -2.5, 1e3, true, false, null)", [1, -2.5, 1000, true, false, null]],
    ["States.Array('it\\'s', '\\{\\}', 'a\\\\b', 'a, (b)')", ["it's", "{}", "a\\b", "a, (b)"]],
    ["States.Array('$.date', $)", ["$.date", roots.here]],
    ["States.Array(States.Array('a'), States.Array())", [["a"], []]],
  ])("%s", (text, result) => {
    expect(value(text)).toEqual(result);
  });

  it.each([
    ["States.Format('{}', $.a)", "States.Format is not run locally; the intrinsic functions that are: States.Array"],
    ["States.Array(States.UUID())", "States.UUID is not run locally; the intrinsic functions that are: States.Array"],
    ["arg-1", '"arg-1" is neither a path nor a call of an intrinsic function'],
    ["States.Array('a'", '"States.Array(\'a\'": "," or ")" is expected at character 17'],
    ["States.Array('a' 'b')", '"States.Array(\'a\' \'b\')": "," or ")" is expected at character 18'],
    ["States.Array('a') x", '"States.Array(\'a\') x": after the call stands "x", which belongs to nothing'],
    [
      "States.Array($.a[*])",
      '"$.a[*]" is no reference path, the only kind that runs locally: "[*]" leads to no single place',
    ],
  ])("%s is refused", (text, problem) => {
    expect(parseExpression(text)).toEqual({ problem });
  });

  it.each(["States.Array(word)", "States.Array('open)", "States.Array('\\n')", "States.Array('a',)"])(
    "%s is refused as an argument",
    (text) => {
      expect(parseExpression(text)).toEqual({
        problem: expect.stringContaining("an argument is a 'text', a number, true, false, null, a path or a call"),
      });
    },
  );
});

describe("a path that leads nowhere", () => {
  it.each([
    [
      "$.env",
      `The JSONPath '$.env' specified for the field 'Command.$' could not be found in the input '${JSON.stringify(roots.here)}'`,
    ],
    [
      "$$.Execution.Input",
      `The JSONPath '$$.Execution.Input' specified for the field 'Command.$' could not be found in the input '{"Execution":{"Id":"arn"}}'`,
    ],
    ["$v.y", `The JSONPath '$v.y' specified for the field 'Command.$' could not be found in the input '{"x":3}'`],
    [
      "States.Array('--env', $.env)",
      `The function 'States.Array('--env', $.env)' had the following error: The JsonPath argument for the field '$.env' could not be found in the input '${JSON.stringify(roots.here)}'`,
    ],
  ])("%s is States.Runtime in the words of the service", (text, cause) => {
    expect(() => value(text)).toThrow(expect.objectContaining({ error: "States.Runtime", cause }));
  });
});
