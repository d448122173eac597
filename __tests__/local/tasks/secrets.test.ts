import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeholders, readSecrets } from "../../../local/tasks/secrets";

const folder = mkdtempSync(join(tmpdir(), "secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (text: string) => {
  writeFileSync(join(folder, "secrets"), text);
  return () => readSecrets("secrets", folder);
};

it("are placeholders that name them, unless a file has them", () => {
  expect(placeholders.value("DB_PASSWORD")).toBe("<secret DB_PASSWORD>");
});

it("come from a JSON object", () => {
  const secrets = file('{"A":"a=b","B":""}')();
  expect([secrets.value("A"), secrets.value("B"), secrets.value("C"), secrets.from]).toEqual([
    "a=b",
    "",
    undefined,
    "secrets",
  ]);
});

it("come from lines NAME=value, as they stand there", () => {
  const secrets = file('# a comment\n\nA=a=b c\r\n  B="quoted"\n')();
  expect([secrets.value("A"), secrets.value("B")]).toEqual(["a=b c", '"quoted"']);
});

it.each([
  ["{", /^--secrets secrets: the file is not JSON/],
  ['{"A":1}', /^--secrets secrets: the value of A is no text/],
  ["A=1\nhunter2", /^--secrets secrets: line 2 is not NAME=value$/],
])("is told where a file is wrong, but no value (%s)", (text, sentence) => {
  expect(file(text)).toThrow(sentence);
});
