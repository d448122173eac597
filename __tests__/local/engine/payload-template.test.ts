import { fillTemplate, templateFindings } from "../../../local/engine/payload-template";
import { deepFrozen } from "./deep-frozen";

const roots = deepFrozen({ here: { commands: ["a"], env: "x" }, context: {}, variables: { v: 1 }, random: () => 0 });

it("computes the fields whose name ends in .$ and keeps all others, in objects and arrays at any depth", () => {
  const template = deepFrozen({
    Name: "goBatchContainer",
    "Command.$": "$.commands",
    "Count.$": "States.ArrayLength($.commands)",
    Environment: [{ Name: "ENV", "Value.$": "$.env" }, [{ "deep.$": "$v" }]],
    text: "$.commands",
    number: 1,
    nothing: null,
    Args: ["$.env", "States.Array()"],
    "": 1,
  });
  const payload = {
    Name: "goBatchContainer",
    Command: ["a"],
    Count: 1,
    Environment: [{ Name: "ENV", Value: "x" }, [{ deep: 1 }]],
    text: "$.commands",
    number: 1,
    nothing: null,
    Args: ["$.env", "States.Array()"],
    "": 1,
  };
  expect(fillTemplate(template, roots)).toEqual(payload);
  expect(fillTemplate(template, { ...roots, here: { commands: [], env: 2 } })).toEqual({
    ...payload,
    Command: [],
    Count: 0,
    Environment: [{ Name: "ENV", Value: 2 }, [{ deep: 1 }]],
  });
});

it("names the field as it is written when its path leads nowhere", () => {
  const cause = `The JSONPath '$.no' specified for the field 'b.$' could not be found in the input '{"commands":["a"],"env":"x"}'`;
  expect(() => fillTemplate({ a: { "b.$": "$.no" } }, roots)).toThrow(
    expect.objectContaining({ error: "States.Runtime", cause }),
  );
});

it("finds everything that cannot be filled, with its place", () => {
  const template = { "a.$": "$.x", list: [{ "b.$": "$." }], "c.$": 1, d: 1, "d.$": "$" };
  expect(templateFindings(template, "Parameters")).toEqual([
    'Parameters.list[0].b.$: "$." is no path: a name is expected at the end',
    "Parameters.c.$: found 1, and a field that ends in .$ holds a path or a call as text",
    'Parameters.d.$: "d" stands there too, and both would be the field "d"',
  ]);
});
