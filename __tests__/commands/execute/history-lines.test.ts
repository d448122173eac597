import type { HistoryEvent, HistoryEventType } from "@aws-sdk/client-sfn";
import { historyLines } from "../../../commands/execute/history-lines";
import { paintFor } from "../../../local/paint";

const plain = paintFor({ write: () => undefined }, {});
const linesOf = (events: readonly HistoryEvent[]) => events.flatMap(historyLines("nightly", plain));

/** An event at so many seconds after the start. */
const event = (
  id: number,
  previousEventId: number,
  type: HistoryEventType,
  seconds: number,
  details: Partial<HistoryEvent> = {},
): HistoryEvent => ({ id, previousEventId, type, timestamp: new Date(1_800_000_000_000 + seconds * 1000), ...details });

const entered = (name: string): Partial<HistoryEvent> => ({ stateEnteredEventDetails: { name } });
const exited = (name: string): Partial<HistoryEvent> => ({ stateExitedEventDetails: { name } });
const submitted = (resource: string, output: unknown): Partial<HistoryEvent> => ({
  taskSubmittedEventDetails: { resourceType: "x", resource, output: JSON.stringify(output) },
});
const child = "arn:aws:states:eu-west-1:123456789012:execution:child:1";
const task = "arn:aws:ecs:eu-west-1:123456789012:task/cluster/1";

it("shows each state with its time, and what it started elsewhere", () => {
  expect(
    linesOf([
      event(1, 0, "ExecutionStarted", 0),
      event(2, 0, "TaskStateEntered", 0, entered("extract")),
      event(3, 2, "TaskScheduled", 0),
      event(4, 3, "TaskStarted", 0),
      event(5, 4, "TaskSubmitted", 1, submitted("runTask.sync", { Tasks: [{ TaskArn: task }], Failures: [] })),
      event(6, 5, "TaskSucceeded", 65),
      event(7, 6, "TaskStateExited", 65, exited("extract")),
      event(8, 7, "TaskStateEntered", 65, entered("load")),
      event(9, 8, "TaskScheduled", 65),
      event(10, 9, "TaskSubmitted", 66, submitted("startExecution.sync:2", { ExecutionArn: child })),
      event(11, 10, "TaskSucceeded", 70.5),
      event(12, 11, "TaskStateExited", 70.5, exited("load")),
      event(13, 12, "ExecutionSucceeded", 70.5, { executionSucceededEventDetails: { output: "{}" } }),
    ]),
  ).toEqual([
    "  ▶ extract",
    `    │ ${task}`,
    "  ✔ extract  1 min 5 s",
    "  ▶ load",
    `    │ ${child}`,
    "  ✔ load  5.50 s",
    "✔ nightly  1 min 10 s",
  ]);
});

it("shows why a state failed, each time that it did", () => {
  const cause = JSON.stringify({ Containers: [{ Name: "batch", ExitCode: 3 }] });
  const failed = { taskFailedEventDetails: { resourceType: "ecs", resource: "x", error: "States.TaskFailed", cause } };
  expect(
    linesOf([
      event(1, 0, "ExecutionStarted", 0),
      event(2, 0, "TaskStateEntered", 0, entered("extract")),
      event(3, 2, "TaskScheduled", 0),
      event(4, 3, "TaskFailed", 10, failed),
      event(5, 4, "TaskScheduled", 12),
      event(6, 5, "TaskTimedOut", 20, {
        taskTimedOutEventDetails: { resourceType: "ecs", resource: "x", error: "States.Timeout" },
      }),
      event(7, 6, "ExecutionFailed", 20, { executionFailedEventDetails: { error: "States.Timeout" } }),
    ]),
  ).toEqual([
    "  ▶ extract",
    "  ✖ extract  10.00 s  States.TaskFailed: batch exited with 3",
    "  ✖ extract  20.00 s  States.Timeout",
    "✖ nightly  20.00 s",
  ]);
});

it("tells branches apart that run at the same time and mix in the history", () => {
  expect(
    linesOf([
      event(1, 0, "ExecutionStarted", 0),
      event(2, 0, "ParallelStateEntered", 0, entered("both")),
      event(3, 2, "ParallelStateStarted", 0),
      event(4, 3, "PassStateEntered", 1, entered("step")),
      event(5, 3, "PassStateEntered", 2, entered("step")),
      event(6, 4, "PassStateExited", 11, exited("step")),
      event(7, 5, "PassStateExited", 22, exited("step")),
      event(8, 7, "ParallelStateSucceeded", 22),
      event(9, 8, "ParallelStateExited", 22, exited("both")),
    ]),
  ).toEqual(["  ▶ both", "  ▶ step", "  ▶ step", "  ✔ step  10.00 s", "  ✔ step  20.00 s", "  ✔ both  22.00 s"]);
});

it.each<readonly [type: HistoryEventType, line: string]>([
  ["ExecutionAborted", "■ nightly  3.00 s"],
  ["ExecutionTimedOut", "✖ nightly  3.00 s"],
])("ends with %s", (type, line) => {
  expect(linesOf([event(1, 0, "ExecutionStarted", 0), event(2, 0, type, 3)])).toEqual([line]);
});
