import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "../../local/input";

const folder = mkdtempSync(join(tmpdir(), "input-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("is {} when nothing is written", () => {
  expect(readInput(undefined, folder)).toEqual({ value: {}, text: "{}" });
});

it("is JSON, kept also as it was written: a large number would lose digits", () => {
  expect(readInput('{ "id": 12345678901234567890 }', folder)).toMatchObject({ text: '{ "id": 12345678901234567890 }' });
  expect(readInput("[1]", folder)).toEqual({ value: [1], text: "[1]" });
});

it("comes from a file behind @, named from the folder", () => {
  writeFileSync(join(folder, "input.json"), '{ "a": 1 }');
  expect(readInput("@input.json", folder)).toEqual({ value: { a: 1 }, text: '{ "a": 1 }' });
});

it("comes from a file with a byte-order mark as from one without", () => {
  writeFileSync(join(folder, "marked.json"), '\ufeff{ "a": 1 }');
  expect(readInput("@marked.json", folder)).toEqual({ value: { a: 1 }, text: '{ "a": 1 }' });
});

it("is refused from a file that is not text, or larger than Step Functions takes", () => {
  writeFileSync(join(folder, "utf-16.json"), Buffer.from('{ "a": 1 }', "utf16le"));
  writeFileSync(join(folder, "latin-1.json"), Buffer.from('{ "a": "\u00e9" }', "latin1"));
  writeFileSync(join(folder, "large.json"), JSON.stringify("x".repeat(256 * 1024)));
  expect(readInput("@latin-1.json", folder)).toEqual({
    problem: `--input @latin-1.json: ${folder}/latin-1.json is not text in UTF-8: save it in that encoding`,
  });
  expect(readInput("@utf-16.json", folder)).toEqual({
    problem: "--input @utf-16.json: the file is not JSON: invalid symbol at line 1, column 2",
  });
  expect(readInput("@large.json", folder)).toEqual({
    problem: "--input @large.json: the file has 262146 bytes, Step Functions takes 262144 as an input",
  });
});

it("may be as large as Step Functions takes, counted in bytes, and nested a thousand times", () => {
  expect(readInput(JSON.stringify("x".repeat(256 * 1024 - 2)), folder)).toHaveProperty("value");
  expect(readInput(JSON.stringify("あ".repeat(100_000)), folder)).toEqual({
    problem: "--input has 300002 bytes, Step Functions takes 262144 as an input",
  });
  expect(readInput(`${"[".repeat(1000)}"[[{"${"]".repeat(1000)}`, folder)).toHaveProperty("value");
  expect(readInput("[".repeat(1001) + "]".repeat(1001), folder)).toEqual({
    problem: "--input is nested more than 1000 levels deep",
  });
});

it.each([
  ['{"a":["\\ud83d"]}', '--input holds "\\ud83d", half of a character only, which would arrive as another one'],
  ['{"\\ude80":1}', '--input holds "\\ude80", half of a character only, which would arrive as another one'],
  [
    '{"a":1',
    '--input is not JSON: close brace expected at line 1, column 7; in a shell the whole JSON stands in single quotes: --input \'{"commands":["a"],"env":"b"}\'',
  ],
  ["@none.json", `--input @none.json: there is no file ${folder}/none.json`],
  ["@.", `--input @.: ${folder} is a folder`],
])("is refused with a sentence: %s", (written, problem) => {
  expect(readInput(written, folder)).toEqual({ problem });
});
