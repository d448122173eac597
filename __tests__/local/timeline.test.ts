import type { Happening, HistoryEvent } from "../../local/engine/history";
import { type Paint, paintFor } from "../../local/paint";
import { duration, timeline } from "../../local/timeline";

const parent = "arn:aws:states:r:0:execution:parent:p";
const child = "arn:aws:states:r:0:execution:child:c";
const sibling = "arn:aws:states:r:0:execution:sibling:s";
const plain = paintFor({ write: () => {} }, {});

/** Shows histories as data, a second between any two events, and returns what was printed. */
function shown(history: readonly (readonly [string, Happening | string])[], summaryOf: string, paint: Paint = plain) {
  const lines: string[] = [];
  const { record, line, summary } = timeline((text) => lines.push(text), paint);
  history.forEach(([arn, happening], index) => {
    const timestamp = new Date(index * 1000).toISOString();
    if (typeof happening === "string") line(arn, happening);
    else record(arn, { ...happening, id: index, previousEventId: 0, timestamp } satisfies HistoryEvent);
  });
  summary(summaryOf);
  return lines;
}

const details = { truncated: false } as const;
const started: Happening = {
  type: "ExecutionStarted",
  executionStartedEventDetails: { input: "{}", inputDetails: details, roleArn: "r" },
};
const entered = (name: string): Happening => ({
  type: "TaskStateEntered",
  stateEnteredEventDetails: { name, input: "{}", inputDetails: details },
});
const exited = (name: string): Happening => ({
  type: "TaskStateExited",
  stateExitedEventDetails: { name, output: "{}", outputDetails: details },
});
const submitted = (executionArn: string): Happening => ({
  type: "TaskSubmitted",
  taskSubmittedEventDetails: {
    resourceType: "states",
    resource: "startExecution.sync:2",
    output: JSON.stringify({ ExecutionArn: executionArn }),
    outputDetails: details,
  },
});
const succeeded: Happening = {
  type: "ExecutionSucceeded",
  executionSucceededEventDetails: { output: "{}", outputDetails: details },
};
const failed = (cause: string): Happening => ({
  type: "ExecutionFailed",
  executionFailedEventDetails: { error: "States.TaskFailed", cause },
});

const success = [
  [parent, started],
  [parent, entered("first")],
  [parent, submitted(child)],
  [child, started],
  [child, entered("run")],
  [child, "a line of the batch"],
  [child, exited("run")],
  [child, succeeded],
  [parent, exited("first")],
  [parent, succeeded],
] as const;

it("shows a child under the state that started it, and the batch's lines under theirs", () => {
  expect(shown(success, parent)).toEqual([
    "▶ parent  p",
    "  ▶ first",
    "    ▶ child  c",
    "      ▶ run",
    "        │ a line of the batch",
    "      ✔ run  2.00 s",
    "    ✔ child  SUCCEEDED  4.00 s",
    "  ✔ first  7.00 s",
    "✔ parent  SUCCEEDED  9.00 s",
    "",
    `parent  SUCCEEDED  9.00 s  ${parent}`,
    `  first > child  SUCCEEDED  4.00 s  ${child}`,
    "output: {}",
    "SUCCEEDED",
  ]);
});

it("ends a failure with the way to its reason, and leaves out what succeeded", () => {
  const history = [
    [parent, started],
    [parent, entered("before")],
    [parent, submitted(sibling)],
    [sibling, started],
    [sibling, succeeded],
    [parent, exited("before")],
    [parent, entered("first")],
    [parent, submitted(child)],
    [child, started],
    [child, entered("run")],
    [child, failed('{"Containers":[{"Name":"c","ExitCode":3}]}')],
    [parent, failed("the whole execution of the child")],
  ] as const;
  expect(shown(history, parent).slice(-9)).toEqual([
    "      ✖ run  FAILED  1.00 s",
    "    ✖ child  FAILED  2.00 s",
    "  ✖ first  FAILED  5.00 s",
    "✖ parent  FAILED  11.00 s",
    "",
    `parent  FAILED  11.00 s  ${parent}`,
    `  first > child  FAILED  2.00 s  ${child}`,
    "    run  States.TaskFailed: c exited with 3",
    "FAILED",
  ]);
});

it("tells the reason of a parent whose child could not be started", () => {
  const history = [
    [parent, started],
    [parent, entered("first")],
    [parent, failed("State Machine Does Not Exist")],
  ] as const;
  expect(shown(history, parent).slice(-3)).toEqual([
    `parent  FAILED  2.00 s  ${parent}`,
    "  first  States.TaskFailed: State Machine Does Not Exist",
    "FAILED",
  ]);
});

describe("colour", () => {
  const coloured = (isTTY: boolean, env: Record<string, string>) =>
    shown(success, parent, paintFor({ write: () => {}, isTTY }, env))
      .join("")
      .includes("\u001b[32mSUCCEEDED\u001b[0m");
  it("is for a terminal, and not wanted with NO_COLOR", () => {
    expect(coloured(true, {})).toBe(true);
    expect(coloured(true, { NO_COLOR: "1" })).toBe(false);
    expect(coloured(true, { TERM: "dumb" })).toBe(false);
    expect(coloured(false, {})).toBe(false);
  });
});

it.each([
  ["00:00:00.000", "00:00:00.012", "12 ms"],
  ["00:00:00.000", "00:00:59.500", "59.50 s"],
  ["00:00:00.000", "01:01:05.900", "61 min 5 s"],
])("from %s to %s is %s", (from, to, said) => {
  expect(duration(`2026-11-24T${from}Z`, `2026-11-24T${to}Z`)).toBe(said);
});
