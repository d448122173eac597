import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const engine = join(__dirname, "../../../local/engine");

// A state decides and the driver acts: only the driver waits, and only the clock knows the time.
it.each([
  { word: /\bawait\b/, allowed: ["drive.ts"] },
  { word: /\bDate\.now\b|\bnew Date\(|\bsetTimeout\(/, allowed: ["clock.ts"] },
])("$word occurs in $allowed alone", ({ word, allowed }) => {
  const files = readdirSync(engine, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(10);
  const found = files.filter((file) => word.test(readFileSync(join(engine, file), "utf8")));
  expect(found).toEqual(allowed);
});
