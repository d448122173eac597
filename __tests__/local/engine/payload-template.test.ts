import { fillTemplate, templateFindings } from "../../../local/engine/payload-template";

const roots = { here: { commands: ["a"], env: "x" }, context: {}, variables: { v: 1 } };

it("computes the fields whose name ends in .$ and keeps all others, in objects and arrays at any depth", () => {
  const template = {
    Name: "goBatchContainer",
    "Command.$": "$.commands",
    Environment: [{ Name: "ENV", "Value.$": "$.env" }, [{ "deep.$": "$v" }]],
    text: "$.commands",
    number: 1,
    nothing: null,
    Args: ["$.env", "States.Array()"],
  };
  expect(fillTemplate(template, roots)).toEqual({
    Name: "goBatchContainer",
    Command: ["a"],
    Environment: [{ Name: "ENV", Value: "x" }, [{ deep: 1 }]],
    text: "$.commands",
    number: 1,
    nothing: null,
    Args: ["$.env", "States.Array()"],
  });
});

it("finds everything that cannot be filled, with its place", () => {
  const template = { "a.$": "$.x", list: [{ "b.$": "$..x" }], "c.$": 1, d: 1, "d.$": "$" };
  expect(templateFindings(template, "Parameters")).toEqual([
    'Parameters.list[0].b.$: "$..x" is no reference path, the only kind that runs locally: "..x" leads to no single place',
    "Parameters.c.$: found 1, and a field that ends in .$ holds a path or a call as text",
    'Parameters.d.$: "d" stands there too, and both would be the field "d"',
  ]);
});
