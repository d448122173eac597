import { parsePath } from "../../../local/engine/paths/parse-path";
import { readPath } from "../../../local/engine/paths/read-path";
import { writePath } from "../../../local/engine/paths/write-path";

const path = (text: string) => {
  const parsed = parsePath(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
};

describe("a reference path", () => {
  const roots = {
    here: { a: { b: [{ c: 1 }, { c: 2 }] }, "a.b": 3, "it's": 4, list: [[5, 6]], nothing: null, 数: 7 },
    context: { Execution: { Id: "arn" } },
    variables: { extract: { x: [{ y: 8 }] } },
  };
  it.each([
    ["$", roots.here],
    ["$.a.b[1].c", 2],
    ["$['a']['b'][0]['c']", 1],
    ['$["a"].b[0].c', 1],
    ["$['a.b']", 3],
    ["$.a\\.b", 3],
    ["$['it\\'s']", 4],
    ["$.list[0][1]", 6],
    ["$.nothing", null],
    ["$.数", 7],
    ["$$.Execution.Id", "arn"],
    ["$$", roots.context],
    ["$extract", { x: [{ y: 8 }] }],
    ["$extract.x[0].y", 8],
  ])("%s leads to its value", (text, value) => {
    expect(readPath(path(text), roots)).toEqual(value);
  });

  it.each([
    "$.missing",
    "$.a.b[2]",
    "$.a.b.c",
    "$.list[0][0].x",
    "$.nothing.x",
    "$.a[0]",
    "$.constructor",
    "$unknown",
    "$$.x",
  ])("%s leads nowhere", (text) => {
    expect(readPath(path(text), roots)).toBeUndefined();
  });

  it.each([
    ["a.b", '"a.b" is no path: a path begins with $, $$ or $ and the name of a variable'],
    ["$a-b", '"$a-b" is no path: a path begins with $, $$ or $ and the name of a variable'],
    ["$.a[*]", '"$.a[*]" is no reference path, the only kind that runs locally: "[*]" leads to no single place'],
    ["$..a", '"$..a" is no reference path, the only kind that runs locally: "..a" leads to no single place'],
    ["$.a[0:2]", '"$.a[0:2]" is no reference path, the only kind that runs locally: "[0:2]" leads to no single place'],
    ["$.a[-1]", '"$.a[-1]" is no reference path, the only kind that runs locally: "[-1]" leads to no single place'],
    [
      "$.a[?(@.b)]",
      '"$.a[?(@.b)]" is no reference path, the only kind that runs locally: "[?(@.b)]" leads to no single place',
    ],
    ["$.a.", '"$.a." is no reference path, the only kind that runs locally: "." leads to no single place'],
  ])("%s is refused", (text, problem) => {
    expect(parsePath(text)).toEqual({ problem });
  });
});

describe("writing at a path", () => {
  it.each([
    ["$", { a: 1 }, 6],
    ["$.b", { a: 1 }, { a: 1, b: 6 }],
    ["$.a", { a: 1 }, { a: 6 }],
    ["$.b.c.d", { a: 1 }, { a: 1, b: { c: { d: 6 } } }],
    ["$.list[1]", { list: [1, 2, 3] }, { list: [1, 6, 3] }],
    ["$.list[0].x", { list: [{ y: 1 }] }, { list: [{ y: 1, x: 6 }] }],
  ])("%s into %j gives %j", (text, target, result) => {
    expect(writePath(path(text), target, 6)).toEqual(result);
  });

  it.each([
    ["$.a.b", { a: 1 }],
    ["$.a", "text"],
    ["$.a[0]", { a: {} }],
    ["$.a[3]", { a: [1] }],
    ["$.a[0].b.c", { a: [{ b: 1 }] }],
  ])("%s does not fit into %j", (text, target) => {
    expect(writePath(path(text), target, 6)).toBeUndefined();
  });

  it("leaves what it writes into as it was", () => {
    const target = Object.freeze({ a: Object.freeze({ b: 1 }) });
    expect(writePath(path("$.a.c"), target, 6)).toEqual({ a: { b: 1, c: 6 } });
    expect(target).toEqual({ a: { b: 1 } });
  });
});
