import { parse } from "jsonc-parser";
import { addSettings } from "../../config/add-settings";

const account = { account: "123456789012" };
const adding = (text: string, settings: Readonly<Record<string, string>> = account) =>
  addSettings(text, settings, "region").text;

it("adds settings on lines of their own, in their order", () => {
  const text = '{\n  "region": "eu-west-1",\n  "repository": "go-batch"\n}\n';
  const { text: written, added } = addSettings(text, { ...account, stateBucket: "states" }, "region");
  expect(written).toBe(
    '{\n  "region": "eu-west-1",\n  "account": "123456789012",\n  "stateBucket": "states",\n  "repository": "go-batch"\n}\n',
  );
  expect(added).toEqual(["account", "stateBucket"]);
});

it("leaves a setting that is there alone, and writes the next one behind it", () => {
  const text =
    '{\n  "region": "eu-west-1",\n  "tags": {},\n  "account": "999999999999",\n  "repository": "go-batch"\n}\n';
  const { text: written, added } = addSettings(text, { ...account, stateBucket: "states" }, "region");
  expect(written).toBe(text.replace('"999999999999",\n', '"999999999999",\n  "stateBucket": "states",\n'));
  expect(added).toEqual(["stateBucket"]);
});

it("changes nothing when all is there", () => {
  const text = '{ "account": "1",\n\t"region": "x" }';
  expect(addSettings(text, account, "region")).toEqual({ text, added: [] });
});

it("is not misled by the same key deeper in the file", () => {
  const text = '{\n  "tags": { "region": "a", "account": "b" },\n  "region": "eu-west-1"\n}';
  expect(adding(text)).toBe(
    '{\n  "tags": { "region": "a", "account": "b" },\n  "region": "eu-west-1",\n  "account": "123456789012"\n}',
  );
});

describe("keeps the file as it was written", () => {
  it.each<readonly [what: string, before: string, after: string]>([
    ["tabs", '{\n\t"region": "x",\n\t"a": 1\n}', '{\n\t"region": "x",\n\t"account": "123456789012",\n\t"a": 1\n}'],
    [
      "Windows line ends",
      '{\r\n "region": "x",\r\n "a": 1\r\n}',
      '{\r\n "region": "x",\r\n "account": "123456789012",\r\n "a": 1\r\n}',
    ],
    ["one line", '{ "region": "x", "a": 1 }', '{ "region": "x", "account": "123456789012", "a": 1 }'],
    ["one line, the last key", '{ "region": "x" }', '{ "region": "x", "account": "123456789012" }'],
    ["the last key", '{\n  "region": "x"\n}', '{\n  "region": "x",\n  "account": "123456789012"\n}'],
    [
      "a comment behind the neighbour",
      '{\n  "region": "x", // where we live\n  "a": 1 // one\n}',
      '{\n  "region": "x", // where we live\n  "account": "123456789012",\n  "a": 1 // one\n}',
    ],
    [
      "a comment behind the last key",
      '{\n  "region": "x" /* where */ \n}',
      '{\n  "region": "x", /* where */ \n  "account": "123456789012"\n}',
    ],
    [
      "a comment that begins behind the neighbour and goes on",
      '{\n  "region": "x", /* a\n  b */\n  "a": 1\n}',
      '{\n  "region": "x", "account": "123456789012", /* a\n  b */\n  "a": 1\n}',
    ],
    [
      "a comment before the comma",
      '{\n  "region": "x" /* where */, // we live\n  "a": 1\n}',
      '{\n  "region": "x", "account": "123456789012" /* where */, // we live\n  "a": 1\n}',
    ],
    [
      "commas at the beginning of lines",
      '{\n    "region": "x"\n  , "a": 1\n}',
      '{\n    "region": "x",\n    "account": "123456789012"\n  , "a": 1\n}',
    ],
  ])("%s", (_, before, after) => {
    expect(adding(before)).toBe(after);
    expect(parse(after)).toEqual({ ...parse(before), ...account });
  });
});
