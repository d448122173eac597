import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand, steady } from "./run-local";

const folder = mkdtempSync(join(tmpdir(), "plain-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (file: string, value: unknown) =>
  writeFileSync(join(folder, file), typeof value === "string" ? value : JSON.stringify(value));

/** Runs a definition for a program: one JSON object on stdout. */
async function asJson(definition: object, ...argv: readonly string[]) {
  write("machine.asl.json", definition);
  const { code, stdout, stderr } = await runCommand(folder, "--definition", "machine.asl.json", "--json", ...argv);
  expect(stderr).toBe("");
  return { code, run: JSON.parse(stdout) };
}

const call = {
  Type: "Task",
  Resource: "arn:aws:lambda:us-east-1:000000000000:function:f",
  Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, MaxAttempts: 1 }],
  End: true,
};
const calls = { StartAt: "call", States: { call } };
const pass = { StartAt: "pass", States: { pass: { Type: "Pass", End: true } } };

describe("a definition in a file", () => {
  it("runs without synthesizing, as the machine of the file's name", async () => {
    const definition = {
      StartAt: "p",
      States: { p: { Type: "Pass", Parameters: { "id.$": "$$.Execution.Id" }, End: true } },
    };
    const { code, run } = await asJson(definition, "--name", "n1");
    expect(run).toMatchObject({
      status: "SUCCEEDED",
      output: { id: "arn:aws:states:us-east-1:000000000000:execution:machine:n1" },
    });
    expect(run.history.map(({ type }: { type: string }) => type)).toEqual([
      "ExecutionStarted",
      "PassStateEntered",
      "PassStateExited",
      "ExecutionSucceeded",
    ]);
    expect(code).toBe(0);
  });

  it("takes its input", async () => {
    expect((await asJson(pass, "--input", "[1, null]")).run.output).toEqual([1, null]);
    expect((await asJson(pass)).run.output).toEqual({});
  });

  it("gets the answers of --tasks, and ends with 1 when it FAILED, error and cause told", async () => {
    write("tasks.json", { call: [{ Throw: { Error: "Busy", Cause: "too many" } }, { Return: 3 }] });
    expect(await asJson(calls, "--tasks", "tasks.json")).toMatchObject({
      code: 0,
      run: { status: "SUCCEEDED", output: 3 },
    });
    write("tasks.json", { call: { Throw: { Error: "Broken", Cause: "glass" } } });
    const { code, run } = await asJson(calls, "--tasks", "tasks.json");
    expect(run).toMatchObject({ status: "FAILED", error: "Broken", cause: "glass" });
    expect(run).not.toHaveProperty("output");
    expect(code).toBe(1);
  });

  it("can time out", async () => {
    const definition = { ...pass, TimeoutSeconds: 60, States: { pass: { Type: "Wait", Seconds: 3600, End: true } } };
    expect(await asJson(definition)).toMatchObject({ code: 1, run: { status: "TIMED_OUT" } });
  });
});

describe("for people", () => {
  it("says how much waiting was skipped", async () => {
    write("wait.json", { StartAt: "pause", States: { pause: { Type: "Wait", Seconds: 300, End: true } } });
    const { stdout } = await runCommand(folder, "--definition", "wait.json", "--name", "n");
    expect(stdout.split("\n")).toEqual([
      "▶ wait  n",
      "  ▶ pause",
      "  ✔ pause  5 min",
      "✔ wait  SUCCEEDED  5 min",
      "",
      "state  tries  duration  status",
      "pause      1     5 min  SUCCEEDED",
      "",
      "wait  SUCCEEDED  5 min  arn:aws:states:us-east-1:000000000000:execution:wait:n",
      "output: {}",
      "(skipped 5 min of waiting; --real-time waits)",
      "SUCCEEDED",
      "",
    ]);
  });

  it("waits in real time when asked to, and then skips nothing", async () => {
    write("wait.json", { StartAt: "pause", States: { pause: { Type: "Wait", Seconds: 0, End: true } } });
    const { stdout } = await runCommand(folder, "--definition", "wait.json", "--real-time");
    expect(stdout).not.toContain("skipped");
  });

  it("shows a failing state, its tries and the reason", async () => {
    write("machine.asl.json", calls);
    write("tasks.json", { call: { Throw: { Error: "Busy", Cause: "too many" } } });
    const { stdout } = await runCommand(folder, "--definition", "machine.asl.json", "--tasks", "tasks.json");
    const lines = steady(stdout).split("\n");
    expect(lines.slice(1, 6)).toEqual([
      "  ▶ call",
      "    ✖ Busy: too many",
      "    ↻ retry 1, <time> after Busy",
      "    ✖ Busy: too many",
      "  ✖ call  FAILED  <time>",
    ]);
    expect(lines).toContain("  call  Busy: too many");
    expect(lines.at(-2)).toBe("FAILED");
  });
});

describe("--history", () => {
  it("writes the events as the AWS CLI prints them", async () => {
    await asJson(pass, "--history", "run.json");
    const text = readFileSync(join(folder, "run.json"), "utf8");
    expect(text.startsWith('{\n    "events": [\n        {\n')).toBe(true);
    const { events } = JSON.parse(text);
    expect(events).toHaveLength(4);
    expect(events[0]).toMatchObject({ id: 1, previousEventId: 0, timestamp: expect.stringMatching(/^20\d\d-.*Z$/) });
    expect(readdirSync(folder).filter((file) => file.startsWith("run."))).toEqual(["run.json"]);
  });
});

describe("before anything starts, refuses", () => {
  it.each<[string, string | undefined, string]>([
    ["a file that is not there", undefined, "--definition x.json: there is no file /"],
    [
      "a file that is no JSON",
      '{"StartAt": }',
      "--definition x.json: the file is not JSON: value expected at line 1, column 13",
    ],
  ])("%s", async (_, text, says) => {
    rmSync(join(folder, "x.json"), { force: true });
    if (text !== undefined) write("x.json", text);
    const { code, stdout, stderr } = await runCommand(folder, "--definition", "x.json");
    expect(stderr).toContain(says);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("a wrong definition, with everything that is wrong in it", async () => {
    write("x.json", { StartAt: "a", States: { b: { Type: "Wait", End: true } } });
    const { code, stdout, stderr } = await runCommand(folder, "--definition", "x.json", "--json");
    expect(stderr.split("\n")).toEqual([
      'state machine "x" (x.json): the definition, StartAt: there is no state "a" beside it; did you mean "b"?',
      'state machine "x" (x.json): state "b" needs exactly one of Seconds, SecondsPath, Timestamp, TimestampPath, found none',
      "",
    ]);
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });

  it.each<[readonly string[], string]>([
    [["--tasks", "none.json"], "--tasks none.json: there is no file /"],
    [["--handlers", "none.ts"], "--handlers none.ts: there is no file /"],
    [["--secrets", "none.env"], "--secrets none.env: there is no file /"],
    [["--buckets", "none"], "--buckets none: there is no folder /"],
    [["--fail", "call=exti:1"], '--fail call=exti:1: found "exti:1"; did you mean exit?'],
  ])("%j", async (argv, says) => {
    write("machine.asl.json", pass);
    const { code, stderr } = await runCommand(folder, "--definition", "machine.asl.json", ...argv);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});
