import { isReferencePath, parsePath } from "../../../local/engine/paths/parse-path";
import { readPath, whyNothing } from "../../../local/engine/paths/read-path";
import { writePath } from "../../../local/engine/paths/write-path";
import { deepFrozen } from "./deep-frozen";

const path = (text: string) => {
  const parsed = parsePath(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
};

const referencePath = (text: string) => {
  const parsed = path(text);
  if (!isReferencePath(parsed)) throw new Error(`${text} is no reference path`);
  return parsed;
};

const here = {
  a: { b: [{ c: 1 }, { c: 2 }] },
  "a.b": 3,
  "it's": 4,
  'Test\\""Name"': 9,
  "with space": 10,
  "a-b": 11,
  list: [[5, 6]],
  nothing: null,
  数: 7,
};
const roots = deepFrozen({
  here,
  context: { Execution: { Id: "arn" } },
  variables: { extract: { x: [{ y: 8 }] } },
});

describe("a path to one place", () => {
  it.each([
    ["$", here],
    ["$.a.b[1].c", 2],
    ["$['a']['b'][0]['c']", 1],
    ['$["a"].b[0].c', 1],
    ["$.['a'].b[ 0 ].c", 1],
    ["$['a.b']", 3],
    ["$.a\\.b", 3],
    ["$['it\\'s']", 4],
    ['$[\'Test\\""Name"\']', 9],
    ["$['with space']", 10],
    ["$.a-b", 11],
    ["$.list[0][1]", 6],
    ["$.list[0][-1]", 6],
    ["$.nothing", null],
    ["$.数", 7],
    ["$['a-b','it\\'s','missing']", { "a-b": 11, "it's": 4 }],
    ["$$.Execution.Id", "arn"],
    ["$$", roots.context],
    ["$extract", { x: [{ y: 8 }] }],
    ["$extract.x[0].y", 8],
  ])("%s leads to its value", (text, value) => {
    expect(path(text).definite).toBe(true);
    expect(readPath(path(text), roots)).toEqual(value);
  });

  it.each([
    ["$.missing", "No results for path: $['missing']"],
    ["$.missing.x", "Missing property in path $['missing']"],
    ["$.a.b[2]", "No results for path: $['a']['b'][2]"],
    ["$.a.b[2].c", "No results for path: $['a']['b'][2]['c']"],
    [
      "$.list[0][0].x",
      "Expected to find an object with property ['x'] in path $['list'][0][0] but found 'java.lang.Integer'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.",
    ],
    ["$.nothing[0]", "The path $['nothing'] is null"],
    ["$.a[0]", "Filter: [0] can only be applied to arrays. Current context is: {b=[{c=1}, {c=2}]}"],
    ["$.constructor", "No results for path: $['constructor']"],
    ["$$.x", "No results for path: $['x']"],
  ])("%s leads nowhere: %s", (text, why) => {
    expect(readPath(path(text), roots)).toBeUndefined();
    expect(whyNothing(path(text), roots)).toBe(why);
  });

  it.each(["$unknown", "$unknown.x", "$.a.b.c", "$.nothing.x"])("%s leads nowhere", (text) => {
    expect(readPath(path(text), roots)).toBeUndefined();
  });
});

describe("a text that is no path", () => {
  const begins = "a path begins with $, $$ or $ and the name of a variable";
  it.each([
    ["a.b", begins],
    ["", begins],
    ["$a-b", begins],
    ["$.", "a name is expected at the end"],
    ["$.a.", "a name is expected at the end"],
    ["$.a b", 'a dot or a bracket is expected before " b"'],
    ["$..", "a name is expected at the end"],
    ["$...a", 'a name is expected before ".a"'],
    ["$.a[", "a name in quotes, a position, a slice, * or ?(…) is expected at the end"],
    ["$.a[b]", 'a name in quotes, a position, a slice, * or ?(…) is expected before "b]"'],
    ["$.a[0", '"]" is expected at the end'],
    ["$.a['b]", 'a name in quotes, a position, a slice, * or ?(…) is expected before "\'b]"'],
    ["$.a[0,'b']", "another one like 0 is expected before \"'b']\""],
    ["$.a[::2]", "a slice begins or ends at a position: [1:], [:1] or [1:2]; all items are [*]"],
    ["$.a[:]", "a slice begins or ends at a position: [1:], [:1] or [1:2]; all items are [*]"],
    ["$.a.size()", "size() is no function of paths; those are: length, min, max, avg, sum, stddev, keys, first, last"],
    ["$.a.length().b", 'a dot or a bracket is expected before ".b"'],
    ["$.a[?(@.b == )]", '@, $, a text in quotes, a number, true, false, null or a list is expected before ")]"'],
    ["$.a[?(@.b]", '")" is expected before "]"'],
    [
      "$.a[?(1)]",
      'one of === !== == != =~ <= >= < > nin in subsetof anyof noneof all contains size empty is expected before ")]"',
    ],
    ["$.a[?(@.b =~ /(/)]", "/(/ is no regular expression"],
  ])("%s: %s", (text, problem) => {
    expect(parsePath(text)).toEqual({ problem: `"${text}" is no path: ${problem}` });
  });
});

it.each([
  ["$", true],
  ["$.a['b'][0]", true],
  ["$variable.a", true],
  ["$.a[-1]", false],
  ["$.a[*]", false],
  ["$..a", false],
  ["$['a','b']", false],
  ["$.a.length()", false],
])("%s is a reference path: %s", (text, is) => {
  expect(isReferencePath(path(text))).toBe(is);
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
    expect(writePath(referencePath(text), deepFrozen(target), 6)).toEqual(result);
  });

  it.each([
    ["$.a.b", { a: 1 }],
    ["$.a.b", { a: null }],
    ["$.a", "text"],
    ["$.a", [1]],
    ["$.a[0]", { a: {} }],
    ["$.a[3]", { a: [1] }],
    ["$.a[0].b.c", { a: [{ b: 1 }] }],
  ])("%s does not fit into %j", (text, target) => {
    expect(writePath(referencePath(text), target, 6)).toBeUndefined();
  });
});
