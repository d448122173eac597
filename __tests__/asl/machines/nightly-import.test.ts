/** A definition that was written by hand, as an example of testing one: steps before and after a batch, its exit code, retry and catch. */
import path from "node:path";
import { exits } from "../../../local/testing/exits";
import { runLocally } from "../../../local/testing/run-locally";
import "../../../local/testing/matchers";

const definition = path.join(__dirname, "nightly-import.asl.json");
const input = { date: "2026-11-24" };

/** All goes well; a test says only what goes otherwise. */
const well = { lock: {}, import: exits(0), publish: { Payload: { rows: 3 } }, notify: { MessageId: "1" }, unlock: {} };
const run = (otherwise: object = {}) => runLocally(definition, input, { tasks: { ...well, ...otherwise } });

it("locks, imports the date that it is given, publishes and unlocks", async () => {
  const imported = await run();
  expect(imported).toSucceedWith({ date: "2026-11-24", published: { rows: 3 } });
  expect(imported).toHaveVisited(["lock", "import", "publish", "unlock", "did it fail?", "done"]);
  expect(imported).toHaveReceived("import", {
    Overrides: { ContainerOverrides: [{ Name: "import", Command: ["--date", "2026-11-24"] }] },
  });
});

it("has nothing to publish when the batch exits with 2", async () => {
  const nothing = await run({ import: exits(2) });
  expect(nothing).toSucceedWith({ date: "2026-11-24" });
  expect(nothing).toHaveVisited([
    "lock",
    "import",
    "did the container run?",
    "read the exit code",
    "was there nothing?",
    "nothing came in",
    "unlock",
    "did it fail?",
    "done",
  ]);
});

it.each([
  ["exits with another code", exits(1), "States.TaskFailed", /"ExitCode":1/],
  ["is killed", exits("killed"), "States.TaskFailed", /OutOfMemoryError/],
  ["has no image", exits("pull"), "States.TaskFailed", /CannotPullContainerError/],
  ["never ends", { Timeout: true }, "States.Timeout", undefined],
] as const)("tells, unlocks and fails when the batch %s", async (_, end, error, cause) => {
  const failed = await run({ import: end });
  expect(failed).toFailWith(error, cause);
  expect(failed).toHaveReceived("notify", { Message: `The import of 2026-11-24 failed with ${error}` });
  expect(failed).toHaveReceived("unlock", { TableName: "locks" });
});

it("tries again after 30 s and 60 s while ECS has no room", async () => {
  const full = { Throw: { Error: "ECS.AmazonECSException", Cause: "Capacity is unavailable at this time." } };
  const late = await run({ import: [full, full, exits(0)] });
  expect(late).toSucceedWith({ date: "2026-11-24", published: { rows: 3 } });
  expect(late).toHaveRetried("import", 2);
  expect(late.duration).toBe(90_000);
});

it("unlocks also when nobody can be told, and fails with what went wrong first", async () => {
  const failed = await run({ import: exits(1), notify: { Throw: { Error: "SNS.SnsException", Cause: "no topic" } } });
  expect(failed).toFailWith("States.TaskFailed", /"ExitCode":1/);
  expect(failed.states.map(({ name, status }) => `${name} ${status}`)).toContain("notify CAUGHT");
  expect(failed.received("unlock")).toHaveLength(1);
});

it("leaves everything as it is while another run goes on", async () => {
  const lock = {
    Throw: { Error: "DynamoDB.ConditionalCheckFailedException", Cause: "The conditional request failed" },
  };
  const second = await run({ lock });
  expect(second.status).toBe("SUCCEEDED");
  expect(second).toHaveVisited(["lock", "another run is going on"]);
});
