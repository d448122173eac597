import { stripVTControlCharacters } from "node:util";
import { newestOf, type Run } from "../../../commands/runs/recent";
import { tableOfRuns } from "../../../commands/runs/table";
import { paintFor } from "../../../local/paint";

const run = (machine: string, status: string, startDate: string, more: Partial<Run> = {}): Run => ({
  executionArn: `arn:aws:states:eu-west-1:123456789012:execution:prod-${machine}:run-of-${machine}`,
  machine,
  status,
  startDate,
  ...more,
});

const runs = [
  run("nightly", "SUCCEEDED", "2026-11-24T10:00:00.250Z", { stopDate: "2026-11-24T10:01:05.250Z" }),
  run("hourly", "RUNNING", "2026-11-24T12:00:00.000Z"),
  run("other", "FAILED", "2026-11-24T11:00:00.000Z", {
    stopDate: "2026-11-24T11:00:02.500Z",
    error: "States.TaskFailed",
    cause: '{"Containers":[{"Name":"batch","ExitCode":3}]}',
  }),
];
const now = "2026-11-24T12:00:30.000Z";
const plain = paintFor({ write: () => undefined }, {});

it("puts the newest first, and only as many as were asked for", () => {
  expect(newestOf(runs, 2).map(({ machine }) => machine)).toEqual(["hourly", "other"]);
});

it("is aligned, with the time that a running one has run until now, and why a failed one failed", () => {
  expect(tableOfRuns(newestOf(runs, 20), now, plain)).toEqual([
    "machine  status     started               duration   execution       error",
    "hourly   RUNNING    2026-11-24T12:00:00Z  30.00 s    run-of-hourly",
    "other    FAILED     2026-11-24T11:00:00Z  2.50 s     run-of-other    States.TaskFailed: batch exited with 3",
    "nightly  SUCCEEDED  2026-11-24T10:00:00Z  1 min 5 s  run-of-nightly",
  ]);
});

it("stays aligned in colour", () => {
  const coloured = paintFor({ write: () => undefined, isTTY: true }, {});
  const lines = tableOfRuns(runs, now, coloured);
  expect(lines[1]).toContain("\u001b[32mSUCCEEDED\u001b[0m  2026");
  expect(lines[3]).toContain("\u001b[31mFAILED   \u001b[0m  2026");
  const bare = lines.map(stripVTControlCharacters);
  expect(bare).toEqual(tableOfRuns(runs, now, plain));
});

it("keeps a reason to one line", () => {
  const long = run("nightly", "FAILED", now, { stopDate: now, error: "E", cause: `two\nlines ${"x".repeat(500)}` });
  const [, line = ""] = tableOfRuns([long], now, plain);
  expect(line).toMatch(/ {2}E: two lines x+…$/);
  expect(line.length).toBeLessThan(220);
});
