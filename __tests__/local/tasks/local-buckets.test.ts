import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { localBuckets } from "../../../local/tasks/local-buckets";

const folder = mkdtempSync(path.join(tmpdir(), "buckets-"));
const objects = localBuckets(folder);

beforeAll(() => {
  mkdirSync(path.join(folder, "data", "a", "b"), { recursive: true });
  for (const name of ["a/b/2.txt", "a/1.txt", "B.txt"]) writeFileSync(path.join(folder, "data", name), name);
});

afterAll(() => rmSync(folder, { recursive: true }));

it("reads a file as the object whose key is its path", async () => {
  expect((await objects.read("data", "a/b/2.txt")).toString()).toBe("a/b/2.txt");
});

it("lists the files below a prefix in the order of their keys' bytes", async () => {
  expect((await objects.list("data", "")).map(({ key }) => key)).toEqual(["B.txt", "a/1.txt", "a/b/2.txt"]);
  expect(await objects.list("data", "a/b")).toEqual([
    { key: "a/b/2.txt", size: 9, lastModified: expect.any(Number), md5: expect.stringMatching(/^[\da-f]{32}$/) },
  ]);
  expect(await objects.list("data", "c")).toEqual([]);
});

it("writes an object and the folders on the way to it", async () => {
  await objects.write("data", "new/er/o.json", "[]");
  expect(readFileSync(path.join(folder, "data/new/er/o.json"), "utf8")).toBe("[]");
});

it.each([
  [
    "an object that is not there",
    () => objects.read("data", "none"),
    'The specified key does not exist: "none" in the bucket "data"',
  ],
  ["a folder, which is no object", () => objects.read("data", "a"), 'The specified key does not exist: "a"'],
  ["a bucket that is not there", () => objects.write("none", "k", ""), 'The specified bucket does not exist: "none"'],
  ["a bucket that is a path", () => objects.list("data/a", ""), 'The specified bucket does not exist: "data/a"'],
  ["the folder of buckets itself", () => objects.list("..", ""), 'The specified bucket does not exist: ".."'],
  [
    "a key that leads out of its bucket",
    () => objects.read("data", "../other/k"),
    'The key "../other/k" leads out of the folder',
  ],
])("refuses %s", async (_, request, sentence) => {
  await expect(request()).rejects.toThrow(sentence);
});
