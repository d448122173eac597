import type { Json } from "../../../../asl/language/definition";
import { evaluateText } from "../../../../local/engine/expression";
import { functions } from "../../../../local/engine/intrinsics/functions";
import { deepFrozen } from "../deep-frozen";

const call = (text: string, here: Json = {}, random = Math.random): Json =>
  evaluateText(text, "f.$", deepFrozen({ here, context: {}, variables: {}, random }));

const cases = (rows: readonly (readonly [text: string, here: Json, value: Json])[]) =>
  it.each(rows)("%s of %j is %j", (text, here, value) => {
    expect(call(text, here)).toEqual(value);
  });

const refusals = (rows: readonly (readonly [text: string, here: Json, why: string])[]) =>
  it.each(rows)("%s of %j is States.IntrinsicFailure: %s", (text, here, why) => {
    const cause = `The function '${text}' had the following error: ${why}`;
    expect(() => call(text, here)).toThrow(expect.objectContaining({ error: "States.IntrinsicFailure", cause }));
  });

it("knows 18 functions", () => {
  expect(Object.keys(functions)).toHaveLength(18);
});

describe("arrays", () => {
  cases([
    ["States.ArrayPartition($, 2)", [0, 1, 2], [[0, 1], [2]]],
    ["States.ArrayPartition($, 4)", [1, 2], [[1, 2]]],
    ["States.ArrayPartition($, 1.6)", [1, 2, 3], [[1, 2], [3]]],
    ["States.ArrayPartition($, 3)", [], []],
    ["States.ArrayContains($.a, $.v)", { a: [[1, 2], { x: 1, y: 2 }], v: { y: 2, x: 1 } }, true],
    ["States.ArrayContains($, 2)", ["2"], false],
    ["States.ArrayContains($, null)", [null], true],
    ["States.ArrayRange(0, 9, 3)", {}, [0, 3, 6, 9]],
    ["States.ArrayRange(0, 10, 3)", {}, [0, 3, 6, 9]],
    ["States.ArrayRange(1, 9, 9)", {}, [1]],
    ["States.ArrayRange(3, -3, -2)", {}, [3, 1, -1, -3]],
    ["States.ArrayRange(9, 1, 1)", {}, []],
    ["States.ArrayRange(0.6, 3, 1.4)", {}, [1, 2, 3]],
    ["States.ArrayGetItem($, 1)", ["a", "b"], "b"],
    ["States.ArrayGetItem($, 0)", [null], null],
    ["States.ArrayLength($)", [1, [2, 3]], 2],
    [
      "States.ArrayUnique($)",
      [1, 1, "1", null, null, true, [1], [1], { a: 1, b: 2 }, { b: 2, a: 1 }, 0],
      [1, "1", null, true, [1], { a: 1, b: 2 }, 0],
    ],
  ]);
  refusals([
    ["States.ArrayLength($)", "abc", 'Invalid type for the first argument: expected an array, but was "abc"'],
    ["States.ArrayLength()", {}, "Invalid number of arguments: expected 1, but was 0"],
    ["States.ArrayPartition($, 0)", [1], "The chunk size has to be a positive number, but was 0"],
    ["States.ArrayPartition($, '2')", [1], 'Invalid type for the second argument: expected a number, but was "2"'],
    ["States.ArrayRange(1, 9, 0)", {}, "The step of a range cannot be zero"],
    ["States.ArrayRange(1, 1001, 1)", {}, "A range cannot have more than 1000 items, this one has 1001"],
    ["States.ArrayGetItem($, 2)", [1, 2], "The index 2 is out of bounds for an array of length 2"],
    ["States.ArrayGetItem($, -1)", [1, 2], "The index -1 is out of bounds for an array of length 2"],
  ]);
  it("takes a range of 1000 items", () => {
    expect(call("States.ArrayRange(1, 1000, 1)")).toHaveLength(1000);
  });
});

describe("encoding", () => {
  cases([
    ["States.Base64Encode($)", "Data to encode", "RGF0YSB0byBlbmNvZGU="],
    ["States.Base64Encode($)", "数é", "5pWww6k="],
    ["States.Base64Decode($)", "RGF0YSB0byBlbmNvZGU=", "Data to encode"],
    ["States.Base64Decode($)", "", ""],
    ["States.Hash($, 'MD5')", "input data", "812f45842bc6d66ee14572ce20db8e86"],
    ["States.Hash($, 'SHA-1')", "input data", "aaff4a450a104cd177d28d18d74485e8cae074b7"],
    ["States.Hash($, 'SHA-256')", "input data", "b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3"],
    ["States.ArrayLength(States.Array(States.Hash('a', 'SHA-384'), States.Hash('a', 'SHA-512')))", {}, 2],
  ]);
  refusals([
    ["States.Base64Encode($)", 1, "Invalid type for the first argument: expected a string, but was 1"],
    ["States.Base64Decode($)", "***", "The argument is not Base64"],
    [
      "States.Hash('a', 'SHA1')",
      {},
      "Unknown algorithm 'SHA1', the known ones are MD5, SHA-1, SHA-256, SHA-384, SHA-512",
    ],
    ["States.UUID(1)", {}, "Invalid number of arguments: expected 0, but was 1"],
  ]);
  it.each(["States.Base64Encode($)", "States.Base64Decode($)", "States.Hash($, 'MD5')"])(
    "%s takes 10,000 characters and no more",
    (text) => {
      expect(call(text, "abcd".repeat(2500))).toEqual(expect.any(String));
      expect(() => call(text, "abcd".repeat(2501))).toThrow("The first argument is longer than 10000 characters");
    },
  );
  it("makes a UUID of version 4 each time", () => {
    const two = [call("States.UUID()"), call("States.UUID()")];
    for (const uuid of two) expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(two).size).toBe(2);
  });
});

describe("JSON", () => {
  cases([
    ["States.StringToJson($)", '{"a": [1, 2]}', { a: [1, 2] }],
    ["States.StringToJson($)", '"text"', "text"],
    ["States.StringToJson($)", "-0", -0],
    ["States.StringToJson($)", " ", null],
    ["States.JsonToString($)", { a: 1, b: [] }, '{"a":1,"b":[]}'],
    ["States.JsonToString($)", "text", '"text"'],
    ["States.JsonToString(null)", {}, "null"],
    [
      "States.JsonMerge($.a, $.b, false)",
      { a: { a: { a1: 1 }, b: 2, d: 3 }, b: { a: { a3: 1 }, c: 3, d: 4 } },
      { a: { a3: 1 }, b: 2, d: 4, c: 3 },
    ],
  ]);
  refusals([
    ["States.StringToJson($)", "{a}", "The string is not JSON: invalid symbol at line 1, column 2"],
    ["States.StringToJson($)", { a: 1 }, 'Invalid type for the first argument: expected a string, but was {"a":1}'],
    ["States.JsonMerge($, $, true)", {}, "A deep merge is not supported, the third argument has to be false"],
    ["States.JsonMerge($, $)", {}, "Invalid number of arguments: expected 3, but was 2"],
    ["States.JsonMerge($, $, 'false')", {}, 'Invalid type for the third argument: expected a boolean, but was "false"'],
    ["States.JsonMerge($, $, false)", [1], "Invalid type for the first argument: expected an object, but was [1]"],
  ]);
});

describe("numbers", () => {
  // Recorded on the service, LocalStack's test_math_add: each number is rounded, a half goes up.
  cases([
    ["States.MathAdd(-9, 3)", {}, -6],
    ["States.MathAdd(1.49, 1.50)", {}, 3],
    ["States.MathAdd(1.5, 1.51)", {}, 4],
    ["States.MathAdd(-1.5, -1.51)", {}, -3],
    ["States.MathAdd(-1.5, 0)", {}, -1],
    ["States.MathAdd(2.5, 0)", {}, 3],
    ["States.MathAdd(-0.5, 0.5)", {}, 1],
    ["States.MathAdd(-0.5, 0)", {}, 0],
  ]);
  refusals([
    ["States.MathAdd('1', 2)", {}, 'Invalid type for the first argument: expected a number, but was "1"'],
    ["States.MathAdd(2147483648, 2)", {}, "2147483648 is not between -2147483648 and 2147483647"],
    ["States.MathRandom(5, 5)", {}, "The end of a random range has to be greater than its start, but was 5 to 5"],
  ]);
  it("gives random numbers from the start up to the end, the end left out", () => {
    const drawn = new Set(Array.from({ length: 200 }, () => call("States.MathRandom(-1, 2)")));
    expect([...drawn].sort()).toEqual([-1, 0, 1]);
  });
  it("draws them, and the digits of a UUID, from what the run draws from", () => {
    expect(call("States.MathRandom(0, 10)", {}, () => 0.75)).toBe(7);
    expect(call("States.UUID()", {}, () => 0)).toBe("00000000-0000-4000-8000-000000000000");
  });
  it("gives the same number for the same seed", () => {
    expect(call("States.MathRandom(0, 999, 3)")).toBe(call("States.MathRandom(0, 999, 3)"));
    expect(call("States.MathRandom(0, 1, 3)")).toBe(0);
  });
});

describe("texts", () => {
  cases([
    ["States.Format('Hello')", {}, "Hello"],
    ["States.Format('Hello {}, {}.', $.name, 'you')", { name: "Arnav" }, "Hello Arnav, you."],
    ["States.Format($.template, $.name)", { template: "Hello {}.", name: "{}" }, "Hello {}."],
    ["States.Format('{}{}{}{}', null, 1.5, true, '')", {}, "null1.5true"],
    ["States.Format('\\{\\} {} \\{{}\\} it\\'s', 1, 2)", {}, "{} 1 {2} it's"],
    ["States.Format('{a} {}', 1)", {}, "{a} 1"],
    // Recorded on the service, LocalStack's test_format_2.
    ["States.Format('a={}', $)", { Arg1: 1, Arg2: [] }, "a={Arg1=1, Arg2=[]}"],
    ["States.Format('{}', $)", [1, "a", null], "[1, a, null]"],
    // Recorded on the service, LocalStack's test_string_split.
    ["States.StringSplit($, ',')", "1,2,3", ["1", "2", "3"]],
    ["States.StringSplit($, ',')", ", , ,", [" ", " "]],
    ["States.StringSplit($, ',')", ",,,,", []],
    ["States.StringSplit($, '.+,=')", "This.is+a,test=string", ["This", "is", "a", "test", "string"]],
    ["States.StringSplit($, 'T\n')", "split on T and \nnew line", ["split on ", " and ", "new line"]],
    ["States.StringSplit($, '')", "abc", ["abc"]],
    ["States.StringSplit('Hello\nWorld', '\n')", {}, ["Hello", "World"]],
  ]);
  refusals([
    ["States.Format('{} {}', 1)", {}, "The template has 2 occurrences of {}, but 1 values are given for them"],
    ["States.Format('a', 1)", {}, "The template has 0 occurrences of {}, but 1 values are given for them"],
    ["States.Format($)", 1, "Invalid type for the first argument: expected a string, but was 1"],
    ["States.StringSplit($, ',')", 1, "Invalid type for the first argument: expected a string, but was 1"],
  ]);
});

it("calls the inner ones first and names the one that failed", () => {
  const last =
    "States.ArrayGetItem(States.StringSplit($, '-'), States.MathAdd(States.ArrayLength(States.StringSplit($, '-')), -1))";
  expect(call(last, "a-b-c")).toBe("c");
  expect(() => call("States.Array(States.ArrayLength($))", 1)).toThrow(
    "The function 'States.ArrayLength($)' had the following error",
  );
});
