import type { Json } from "../../../../asl/language/definition";
import { operators } from "../../../../local/engine/choice/comparisons";
import { holds, type Rule } from "../../../../local/engine/choice/holds";
import { deepFrozen } from "../deep-frozen";

const roots = (here: Json) => deepFrozen({ here, context: { Execution: { Input: 1 } }, variables: { limit: 5 } });

/** Whether a comparison of two values holds, the second one in the rule and, where there is such an operator, at a path. */
function compare(operator: string, v: Json, operand: Json): boolean {
  const inRule = holds(deepFrozen({ Variable: "$.v", [operator]: operand, Next: "x" }), roots({ v }));
  if (operators.includes(`${operator}Path`)) {
    const atPath = holds({ Variable: "$.v", [`${operator}Path`]: "$.w" }, roots({ v, w: operand }));
    expect(atPath).toBe(inRule);
  }
  return inRule;
}

it("knows 39 operators, each one once", () => {
  expect(new Set(operators).size).toBe(39);
});

const orderings: [kind: string, low: Json, high: Json][] = [
  ["Numeric", -1.5, 2],
  ["String", "A", "AB"],
  ["String", "B", "a"],
  ["Timestamp", "2012-10-09T19:00:55Z", "2012-10-09T19:00:56Z"],
  ["Timestamp", "2012-10-09T19:00:55+02:00", "2012-10-09T18:00:55+00:00"],
  ["Timestamp", "2012-10-09T19:00:55.1Z", "2012-10-09T19:00:55.12Z"],
];
it.each(orderings)("%s: %j stands before %j", (kind, low, high) => {
  const results = (left: Json, right: Json) =>
    ["Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"].map((name) =>
      compare(kind + name, left, right),
    );
  expect(results(low, high)).toEqual([false, true, true, false, false]);
  expect(results(high, low)).toEqual([false, false, false, true, true]);
  expect(results(low, low)).toEqual([true, false, true, false, true]);
});

it("knows one moment by several offsets", () => {
  expect(compare("TimestampEquals", "2016-03-14T01:59:00Z", "2016-03-14T02:59:00.000+01:00")).toBe(true);
  // To the last digit, for which a number of milliseconds has no room.
  expect(compare("TimestampLessThan", "2016-03-14T01:59:00.123456788Z", "2016-03-14T01:59:00.123456789Z")).toBe(true);
  expect(compare("TimestampEquals", "2016-03-14T01:59:00.123456788Z", "2016-03-14T01:59:00.123456789Z")).toBe(false);
  expect(compare("TimestampGreaterThan", "2016-03-14T01:59:00.0005Z", "2016-03-14T01:59:00.00045Z")).toBe(true);
});

// As on the service: it agrees with the 427 cases of LocalStack's choice_operators snapshots, replayed on 2026-11-25.
const mixed: Json[] = [
  null,
  0,
  1,
  1.1,
  "",
  " ",
  "0",
  "true",
  "HelloWorld",
  "2012-10-09T19:00:55Z",
  [],
  [""],
  {},
  { A: 0 },
  true,
  false,
];
it.each([
  ["StringEquals", "HelloWorld"],
  ["StringEquals", "0"],
  ["NumericEquals", 0],
  ["BooleanEquals", true],
  ["BooleanEquals", false],
  ["TimestampEquals", "2012-10-09T19:00:55Z"],
])("%s %j holds for that very value and for none of another kind", (operator, operand) => {
  expect(mixed.filter((value) => compare(operator, value, operand))).toEqual([operand]);
});

it.each<[string, Json]>([
  ["NumericLessThan", 100],
  ["NumericGreaterThanEquals", -100],
])("%s %j holds for numbers only", (operator, operand) => {
  expect(mixed.filter((value) => compare(operator, value, operand))).toEqual([0, 1, 1.1]);
});

it.each<[string, Json[]]>([
  ["IsNull", [null]],
  ["IsString", ["", " ", "0", "true", "HelloWorld", "2012-10-09T19:00:55Z"]],
  ["IsNumeric", [0, 1, 1.1]],
  ["IsBoolean", [true, false]],
  ["IsTimestamp", ["2012-10-09T19:00:55Z"]],
  ["IsPresent", mixed],
])("%s true holds for %j, and false for everything else", (operator, kind) => {
  expect(mixed.filter((value) => compare(operator, value, true))).toEqual(kind);
  expect(mixed.filter((value) => compare(operator, value, false))).toEqual(
    mixed.filter((value) => !kind.includes(value)),
  );
});

it.each([
  ["2016-03-14T01:59:00Z", true],
  ["2016-03-14T01:59:00.123456789-08:00", true],
  ["2016-02-29T00:00:00Z", true],
  ["2015-02-29T00:00:00Z", false],
  ["2016-13-14T01:59:00Z", false],
  ["2016-03-14T25:59:00Z", false],
  ["2016-03-14T01:59:00", false],
  ["2016-03-14 01:59:00Z", false],
  ["2016-03-14t01:59:00z", false],
  ["2016-03-14T01:59Z", false],
  ["2016-03-14T01:59:00+0100", false],
  ["2016-03-14T01:59:00+24:00", false],
  ["2016-03-14", false],
])("%s is a timestamp: %s", (text, is) => {
  expect(compare("IsTimestamp", text, true)).toBe(is);
});

it.each([
  ["foo.log", "*.log", true],
  ["foo.log", "foo*.*", true],
  ["foo", "foo*", true],
  ["", "*", true],
  ["", "", true],
  ["zebra", "*b*", true],
  ["foo.txt", "*.log", false],
  ["foobar", "foo", false],
  ["ab", "ab*b", false],
  ["abab", "ab*ab", true],
  ["a\nb", "a*b", true],
  ["foo*bar", "foo\\*bar", true],
  ["fooxbar", "foo\\*bar", false],
  ["foo\\bar", "foo\\\\bar", true],
  ["f.o", "f.o", true],
  ["fxo", "f.o", false],
  ["a".repeat(30), "*a".repeat(20), true],
  ["a".repeat(30), `${"*a".repeat(29)}*b`, false],
])("%j is like %j: %s", (text, pattern, is) => {
  expect(compare("StringMatches", text, pattern)).toBe(is);
});

it("StringMatches holds for texts only", () => {
  expect(mixed.filter((value) => compare("StringMatches", value, "*"))).toEqual(
    mixed.filter((value) => typeof value === "string"),
  );
});

describe("a Variable", () => {
  const big = { Variable: "$.n", NumericGreaterThan: 1 };
  it("may be in the context, in a variable, or lead to several places", () => {
    expect(holds({ Variable: "$$.Execution.Input", NumericEquals: 1 }, roots({}))).toBe(true);
    expect(holds({ Variable: "$limit", NumericLessThanPath: "$.n" }, roots({ n: 6 }))).toBe(true);
    expect(holds({ Variable: "$.list.length()", NumericEquals: 2 }, roots({ list: [1, 2] }))).toBe(true);
    expect(holds({ Variable: "$.list[*]", NumericEquals: 1 }, roots({ list: [1] }))).toBe(false);
  });

  it.each<[string, Rule]>([
    ["$.n", big],
    ["$.n", { Variable: "$.n", IsNull: true }],
    ["$.n", { Variable: "$.n", StringMatches: "*" }],
    ["$.w", { Variable: "$.v", StringEqualsPath: "$.w" }],
  ])("that is not there, %s, is States.Runtime: %j", (path, rule) => {
    const cause = `Invalid path '${path}': The choice state's condition path references an invalid value.`;
    expect(() => holds(rule, roots({ v: "x" }))).toThrow(expect.objectContaining({ error: "States.Runtime", cause }));
  });

  it("that is not there is what IsPresent asks for", () => {
    expect(holds({ Variable: "$.n", IsPresent: true }, roots({}))).toBe(false);
    expect(holds({ Variable: "$.n.deeper", IsPresent: false }, roots({}))).toBe(true);
    expect(holds({ Variable: "$unknown", IsPresent: false }, roots({}))).toBe(true);
    expect(holds({ Variable: "$.list[0]", IsPresent: true }, roots({ list: [] }))).toBe(false);
    expect(holds({ Variable: "$.list[?(@.id == 1)]", IsPresent: true }, roots({ list: [] }))).toBe(true);
  });

  it("is guarded by an IsPresent before it", () => {
    const present = { Variable: "$.n", IsPresent: true };
    expect(holds({ And: [present, big] }, roots({}))).toBe(false);
    expect(holds({ Or: [{ Not: present }, big] }, roots({}))).toBe(true);
    expect(() => holds({ And: [big, present] }, roots({}))).toThrow("Invalid path '$.n'");
  });
});

it("joins rules with And, Or and Not at any depth", () => {
  const is = (n: number) => ({ Variable: "$.n", NumericEquals: n });
  const rule = { And: [{ Or: [is(1), is(2)] }, { Not: { And: [is(2)] } }] };
  expect([1, 2, 3].map((n) => holds(deepFrozen(rule), roots({ n })))).toEqual([true, false, false]);
});
