import { evaluate, evaluateText, parseExpression } from "../../../local/engine/expression";
import { deepFrozen } from "./deep-frozen";

const roots = deepFrozen({
  here: { date: "2026-11-24", list: [1], "it's": 2, "a,b": 3 },
  context: { Execution: { Id: "arn" } },
  variables: { v: { x: 3 } },
  random: () => 0,
});

function value(text: string) {
  const expression = parseExpression(text);
  if ("problem" in expression) throw new Error(expression.problem);
  return evaluate(expression, "Command.$", roots);
}

describe("a call", () => {
  it.each([
    ["States.Array()", []],
    ["States.Array( )", []],
    ["States.Array ('a')", ["a"]],
    ["States.Array('--date', $.date)", ["--date", "2026-11-24"]],
    ["States.Array( $$.Execution.Id ,$v.x, $['it\\'s'], $['a,b'])", ["arn", 3, 2, 3]],
    ["States.Array(1, -2.5, 1e3, true, false, null)", [1, -2.5, 1000, true, false, null]],
    ["States.Array('it\\'s', '\\{\\}', 'a\\\\b', 'a, (b)')", ["it's", "{}", "a\\b", "a, (b)"]],
    ["States.Array('a\nb', 'é 数')", ["a\nb", "é 数"]],
    ["States.Array('$.date', $)", ["$.date", roots.here]],
    ["States.Array($.list[*], $.list[?(@ > 0)], $.list.length())", [[1], [1], 1]],
    ["States.Array(States.Array('a'), States.Array())", [["a"], []]],
  ])("%s", (text, result) => {
    expect(value(text)).toEqual(result);
  });

  it.each([
    ["arg-1", '"arg-1" is neither a path nor a call of an intrinsic function'],
    ["States.Array", '"States.Array" is neither a path nor a call of an intrinsic function'],
    [
      "States.Arry('a')",
      "\"States.Arry('a')\": there is no intrinsic function States.Arry; did you mean States.Array?",
    ],
    ["States.Array('a'", '"States.Array(\'a\'": "," or ")" is expected at the end'],
    ["States.Array('a' 'b')", '"States.Array(\'a\' \'b\')": "," or ")" is expected before "\'b\')"'],
    ["States.Array('a') x", '"States.Array(\'a\') x": after the call stands "x", which belongs to nothing'],
    [
      "States.Array($.a[)",
      '"States.Array($.a[)": a name in quotes, a position, a slice, * or ?(…) is expected before ")"',
    ],
  ])("%s is refused", (text, problem) => {
    expect(parseExpression(text)).toEqual({ problem });
  });

  // The service refuses \" and \n too: LocalStack's test_illegal_escapes.
  it.each([
    "States.Array(word)",
    "States.Array('open)",
    "States.Array('\\n')",
    "States.Array('\\\"')",
    "States.Array('a',)",
    "States.Array(1.)",
  ])("%s is refused as an argument", (text) => {
    expect(parseExpression(text)).toEqual({
      problem: expect.stringContaining("an argument is a 'text', a number, true, false, null, a path or a call"),
    });
  });

  it("takes 10 calls inside each other and no more", () => {
    const nested = (depth: number) => "States.Array(".repeat(depth) + ")".repeat(depth);
    expect(value(nested(10))).toEqual([[[[[[[[[[]]]]]]]]]]);
    expect(parseExpression(nested(11))).toEqual({
      problem: `"${nested(11)}": more than 10 calls stand inside each other`,
    });
  });
});

describe("a path that leads nowhere", () => {
  const input = JSON.stringify(roots.here);
  it.each([
    ["$.env", `The JSONPath '$.env' specified for the field 'Command.$' could not be found in the input '${input}'`],
    [
      "$$.Execution.Input",
      `The JSONPath '$$.Execution.Input' specified for the field 'Command.$' could not be found in the input '{"Execution":{"Id":"arn"}}'`,
    ],
    ["$v.y", `The JSONPath '$v.y' specified for the field 'Command.$' could not be found in the input '{"x":3}'`],
    [
      "States.Array('--env', $.env)",
      `The function 'States.Array('--env', $.env)' had the following error: The JsonPath argument for the field '$.env' could not be found in the input '${input}'`,
    ],
  ])("%s is States.Runtime in the words of the service", (text, cause) => {
    expect(() => value(text)).toThrow(expect.objectContaining({ error: "States.Runtime", cause }));
  });
});

it("reads a field that needs no .$ in its name", () => {
  expect(evaluateText("States.Format('cause: {}', $.date)", "CausePath", roots)).toBe("cause: 2026-11-24");
  expect(() => evaluateText("$.no", "CausePath", roots)).toThrow(
    "The JSONPath '$.no' specified for the field 'CausePath' could not be found",
  );
});
