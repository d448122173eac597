import { readableCause } from "../../local/readable-cause";

const task = (containers: readonly object[]) =>
  JSON.stringify({ Containers: containers, StoppedReason: "CannotPullContainerError: no such image" });

it.each([
  ["words", "something broke", "something broke"],
  ["JSON of another kind", '{"errorMessage":"x"}', '{"errorMessage":"x"}'],
  ["a list", "[1]", "[1]"],
  [
    "a task whose container failed",
    task([{ Name: "goBatchContainer", ExitCode: 3 }]),
    "goBatchContainer exited with 3",
  ],
  [
    "a task of several containers",
    task([
      { Name: "a", ExitCode: 0 },
      { Name: "b", ExitCode: 137 },
    ]),
    "b exited with 137 (SIGKILL)",
  ],
  [
    "a container that was killed",
    task([{ Name: "a", ExitCode: 137, Reason: "OutOfMemoryError: Container killed due to memory usage" }]),
    "a exited with 137 (SIGKILL): OutOfMemoryError: Container killed due to memory usage",
  ],
  [
    "a task that Fargate Spot took away",
    JSON.stringify({
      Containers: [{ Name: "a", ExitCode: 143 }],
      StopCode: "SpotInterruption",
      StoppedReason: "Your Spot Task was interrupted.",
    }),
    "a exited with 143 (SIGTERM): Your Spot Task was interrupted.",
  ],
  ["what a Lambda function threw", '{"errorType":"TypeError","errorMessage":"x","trace":[]}', "TypeError: x"],
  ["a task that never started", task([{ Name: "a" }]), "CannotPullContainerError: no such image"],
  [
    "a child execution",
    JSON.stringify({
      ExecutionArn: "arn:aws:states:r:0:execution:child:name",
      Status: "FAILED",
      Error: "States.TaskFailed",
      Cause: task([{ Name: "goBatchContainer", ExitCode: 3 }]),
    }),
    "child FAILED with States.TaskFailed: goBatchContainer exited with 3",
  ],
  [
    "a child execution that tells no reason",
    JSON.stringify({ ExecutionArn: "arn:aws:states:r:0:execution:child:name", Status: "ABORTED" }),
    "child ABORTED",
  ],
])("reads %s", (_, cause, readable) => {
  expect(readableCause(cause)).toBe(readable);
});

it("keeps what it shows to a part of a screen", () => {
  expect(readableCause("x".repeat(5000))).toBe(`${"x".repeat(1000)}…`);
});
