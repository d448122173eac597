import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const engine = join(__dirname, "../../../local/engine");
const files = readdirSync(engine, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

const filesWith = (word: RegExp): readonly string[] =>
  files.filter((file) => word.test(readFileSync(join(engine, file), "utf8"))).sort();

it("reads the whole engine", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files).toContain("states/task.ts");
});

it("waits only in the driver, in what performs its acts, in the clock and in JSONata", () => {
  const waiting = filesWith(/\bawait\b/).filter((file) => !file.startsWith("perform/"));
  expect(waiting).toEqual(["clock.ts", "drive.ts", "jsonata.ts", "run-graph.ts"]);
});

it("asks for the time only in the clock", () => {
  expect(filesWith(/\bDate\.now\b|\bnew Date\(\)|\bsetTimeout\(/)).toEqual(["clock.ts"]);
});

it("decides in states and works out data without either", () => {
  const pure = /^(states|paths|intrinsics|choice|items|definition)\//;
  const impure = filesWith(/\bawait\b|\basync\b|\bPromise\b|\bDate\.now\b|\bsetTimeout\b|\bsetImmediate\b/);
  expect(impure.filter((file) => pure.test(file))).toEqual([]);
});
