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

it.each([
  [
    '{"a":1',
    '--input is not JSON: close brace expected at line 1, column 7; in a shell the whole JSON stands in single quotes: --input \'{"commands":["a"],"env":"b"}\'',
  ],
  ["@none.json", `--input @none.json: there is no file ${folder}/none.json`],
  ["@.", `--input @.: ${folder} is a folder`],
])("is refused with a sentence: %s", (written, problem) => {
  expect(readInput(written, folder)).toEqual({ problem });
});
