import type { Happening, HistoryEvent } from "../../local/engine/history";
import { type Paint, paintFor } from "../../local/paint";
import { duration, timeline } from "../../local/timeline";

const parent = "arn:aws:states:r:0:execution:parent:p";
const child = "arn:aws:states:r:0:execution:child:c";
const sibling = "arn:aws:states:r:0:execution:sibling:s";
const plain = paintFor({ write: () => {} }, {});

type Told = readonly [arn: string, happening: Happening | string, after?: number];

/**
 * Shows histories as data, a second between any two events, and returns what was printed. Each event follows the one before it in its
 * execution, unless it says after which one, by its number there.
 */
function shown(history: readonly Told[], summaryOf: string, paint: Paint = plain) {
  const lines: string[] = [];
  const { record, line, summary } = timeline((text) => lines.push(text), paint);
  const ids = new Map<string, number>();
  history.forEach(([arn, happening, after], index) => {
    const last = ids.get(arn) ?? 0;
    if (typeof happening === "string") {
      line(arn, happening, after ?? last);
      return;
    }
    const timestamp = new Date(index * 1000).toISOString();
    record(arn, { ...happening, id: last + 1, previousEventId: after ?? last, timestamp } satisfies HistoryEvent);
    ids.set(arn, last + 1);
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

const scheduled = event("TaskScheduled", { taskScheduledEventDetails: { parameters: "{}", region: "r" } });
const answered = event("TaskSucceeded", { taskSucceededEventDetails: { output: "{}", outputDetails: details } });
const lost = (cause: string): Happening =>
  event("TaskFailed", { taskFailedEventDetails: { error: "States.TaskFailed", cause } });

/** An event of any type, with the details that a view reads of it. */
function event(type: string, more: object = {}): Happening {
  return { type, ...more } as Happening;
}

const success = [
  [parent, started],
  [parent, entered("first")],
  [parent, scheduled],
  [parent, submitted(child)],
  [child, started],
  [child, entered("run")],
  [child, "a line of the batch"],
  [child, event("TaskSucceeded")],
  [child, exited("run")],
  [child, succeeded],
  [parent, answered],
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
    "      ✔ run  3.00 s",
    "    ✔ child  SUCCEEDED  5.00 s",
    "  ✔ first  10.00 s",
    "✔ parent  SUCCEEDED  12.00 s",
    "",
    "state    tries  duration  status",
    "first        1   10.00 s  SUCCEEDED",
    "  child",
    "    run      1    3.00 s  SUCCEEDED",
    "",
    `parent  SUCCEEDED  12.00 s  ${parent}`,
    `  first > child  SUCCEEDED  5.00 s  ${child}`,
    "output: {}",
    "SUCCEEDED",
  ]);
});

it("ends a failure with the way to its reason, and leaves out what succeeded", () => {
  const history = [
    [parent, started],
    [parent, entered("before")],
    [parent, scheduled],
    [parent, submitted(sibling)],
    [sibling, started],
    [sibling, succeeded],
    [parent, answered],
    [parent, exited("before")],
    [parent, entered("first")],
    [parent, scheduled],
    [parent, submitted(child)],
    [child, started],
    [child, entered("run")],
    [child, scheduled],
    [child, lost('{"Containers":[{"Name":"c","ExitCode":3}]}')],
    [child, failed('{"Containers":[{"Name":"c","ExitCode":3}]}')],
    [parent, lost("the whole execution of the child")],
    [parent, failed("the whole execution of the child")],
  ] as const;
  expect(shown(history, parent).slice(7)).toEqual([
    "      ▶ run",
    "        ✖ States.TaskFailed: c exited with 3",
    "      ✖ run  FAILED  3.00 s",
    "    ✖ child  FAILED  4.00 s",
    "    ✖ States.TaskFailed",
    "  ✖ first  FAILED  9.00 s",
    "✖ parent  FAILED  17.00 s",
    "",
    "state    tries  duration  status",
    "before       1    6.00 s  SUCCEEDED",
    "first        1    9.00 s  FAILED",
    "  child",
    "    run      1    3.00 s  FAILED",
    "",
    `parent  FAILED  17.00 s  ${parent}`,
    `  first > child  FAILED  4.00 s  ${child}`,
    "    run  States.TaskFailed: c exited with 3",
    "FAILED",
  ]);
});

it("tells the reason of a state that could not even begin its work", () => {
  const history = [
    [parent, started],
    [parent, entered("first")],
    [parent, failed("The JSONPath '$.a' could not be found")],
  ] as const;
  const lines = shown(history, parent);
  expect(lines.slice(2, 4)).toEqual(["  ✖ first  FAILED  1.00 s", "✖ parent  FAILED  2.00 s"]);
  expect(lines.slice(-3)).toEqual([
    `parent  FAILED  2.00 s  ${parent}`,
    "  first  States.TaskFailed: The JSONPath '$.a' could not be found",
    "FAILED",
  ]);
});

it("shows what is tried again, when, and what a catcher takes", () => {
  const history = [
    [parent, started],
    [parent, entered("call")],
    [parent, scheduled],
    [parent, lost("busy")],
    [parent, scheduled],
    [parent, lost("busy")],
    [parent, exited("call")],
    [parent, event("PassStateEntered", { stateEnteredEventDetails: { name: "sorry", input: "{}" } })],
    [parent, event("PassStateExited", { stateExitedEventDetails: { name: "sorry", output: "{}" } })],
    [parent, succeeded],
  ] as const;
  const lines = shown(history, parent);
  expect(lines.slice(1, 8)).toEqual([
    "  ▶ call",
    "    ✖ States.TaskFailed: busy",
    "    ↻ retry 1, 1.00 s after States.TaskFailed",
    "    ✖ States.TaskFailed: busy",
    "  ✖ call  CAUGHT  5.00 s  States.TaskFailed",
    "  ✔ sorry  1.00 s",
    "✔ parent  SUCCEEDED  9.00 s",
  ]);
  expect(lines).toContain("call       2    5.00 s  CAUGHT");
});

it("tells branches apart, though their events and lines stand among each other", () => {
  const history = [
    [parent, started],
    [parent, event("ParallelStateEntered", { stateEnteredEventDetails: { name: "fan", input: "{}" } })],
    [parent, event("ParallelStateStarted")],
    [parent, entered("a"), 3],
    [parent, entered("b"), 3],
    [parent, scheduled, 4],
    [parent, scheduled, 5],
    [parent, "of b", 7],
    [parent, "of a", 6],
    [parent, answered, 7],
    [parent, exited("b"), 8],
    [parent, lost("no"), 6],
    [parent, event("ParallelStateFailed"), 10],
    [parent, failed("no"), 10],
  ] as const;
  expect(shown(history, parent).slice(1, 10)).toEqual([
    "  ▶ fan",
    "    [branch 0] ▶ a",
    "    [branch 1] ▶ b",
    "      [branch 1] │ of b",
    "      [branch 0] │ of a",
    "    [branch 1] ✔ b  6.00 s",
    "      [branch 0] ✖ States.TaskFailed: no",
    "    [branch 0] ✖ a  FAILED  9.00 s",
    "  ✖ fan  FAILED  12.00 s",
  ]);
});

describe("a Map of many items", () => {
  const iteration = (what: "Started" | "Succeeded" | "Failed", index: number) =>
    event(`MapIteration${what}`, { [`mapIteration${what}EventDetails`]: { name: "each", index } });

  /** Ten iterations, one after the other, each of one Pass state. */
  const history: Told[] = [
    [parent, started],
    [parent, event("MapStateEntered", { stateEnteredEventDetails: { name: "each", input: "[]" } })],
    [parent, event("MapStateStarted", { mapStateStartedEventDetails: { length: 10 } })],
    ...Array.from({ length: 10 }, (_, index): Told[] => [
      [parent, iteration("Started", index)],
      [parent, event("PassStateEntered", { stateEnteredEventDetails: { name: "one", input: "0" } })],
      [parent, event("PassStateExited", { stateExitedEventDetails: { name: "one", output: "0" } })],
      [parent, iteration("Succeeded", index)],
    ]).flat(),
  ];

  it("shows the first ones, counts the others, and has one row for each state", () => {
    const end: Told[] = [
      [parent, event("MapStateSucceeded")],
      [parent, event("MapStateExited", { stateExitedEventDetails: { name: "each", output: "[]" } })],
      [parent, succeeded],
    ];
    const lines = shown([...history, ...end], parent);
    expect(lines.slice(1, 9)).toEqual([
      "  ▶ each",
      "    [item 0] ✔ one  1.00 s",
      "    [item 1] ✔ one  1.00 s",
      "    [item 2] ✔ one  1.00 s",
      "    [item 3] ✔ one  1.00 s",
      "    [item 4] ✔ one  1.00 s",
      "    … 5 more iterations, all succeeded",
      "  ✔ each  43.00 s",
    ]);
    expect(lines).toContain("  one (10 times)     10  ≤ 1.00 s  SUCCEEDED");
  });

  it("shows each failure, also of an item whose success it would not show", () => {
    const end: Told[] = [
      [parent, iteration("Started", 10)],
      [parent, entered("call")],
      [parent, scheduled],
      [parent, lost("no")],
      [parent, iteration("Failed", 10)],
      [parent, event("MapStateFailed"), 47],
      [parent, failed("no"), 48],
    ];
    expect(shown([...history, ...end], parent).slice(7, 11)).toEqual([
      "    [item 10] ✖ call  FAILED  4.00 s  States.TaskFailed: no",
      "    … 6 more iterations: 5 succeeded, 1 failed",
      "  ✖ each  FAILED  48.00 s",
      "✖ parent  FAILED  49.00 s",
    ]);
  });

  it("drops the lines of what is not shown, counts them, and shows the last ones of what fails", () => {
    const working = (index: number, ...lines: readonly string[]): Told[] => [
      [parent, iteration("Started", index)],
      [parent, entered("call")],
      [parent, scheduled],
      ...lines.map((text): Told => [parent, text]),
    ];
    const end: Told[] = [
      ...working(10, "unseen 1", "unseen 2"),
      [parent, answered],
      [parent, exited("call")],
      [parent, iteration("Succeeded", 10)],
      ...working(11, ...["a", "b", "c", "d", "e", "f", "g"].map((name) => `line ${name}`)),
      [parent, lost("no")],
      [parent, iteration("Failed", 11)],
      [parent, event("MapStateFailed")],
      [parent, failed("no")],
    ];
    const lines = shown([...history, ...end], parent);
    expect(lines.filter((line) => line.includes("│"))).toEqual(
      ["c", "d", "e", "f", "g"].map((name) => `      [item 11] │ line ${name}`),
    );
    expect(lines[lines.findIndex((line) => line.includes("line g")) + 1]).toContain("[item 11] ✖ call  FAILED");
    expect(lines.slice(-2)).toEqual(["(4 lines of programs in what is not shown; --json prints all)", "FAILED"]);
  });

  it("shows five failures of many children of a distributed one, each with its state", () => {
    const run = "arn:aws:states:r:0:mapRun:parent/each:u";
    const items = Array.from({ length: 20 }, (_, index): Told[] => {
      const item = `arn:aws:states:r:0:execution:parent/each:i${index}`;
      return [
        [item, started],
        [item, entered("call")],
        [item, scheduled],
        [item, `line of ${index}`],
        [item, lost("no")],
        [item, failed("no")],
      ];
    });
    const lines = shown(
      [
        [parent, started],
        [parent, event("MapStateEntered", { stateEnteredEventDetails: { name: "each", input: "[]" } })],
        [parent, event("MapStateStarted", { mapStateStartedEventDetails: { length: 20 } })],
        [parent, event("MapRunStarted", { mapRunStartedEventDetails: { mapRunArn: run } })],
        ...items.flat(),
        [parent, event("MapRunSucceeded")],
        [parent, event("MapStateSucceeded")],
        [parent, event("MapStateExited", { stateExitedEventDetails: { name: "each", output: "[]" } })],
        [parent, succeeded],
      ],
      parent,
    );
    const of = (text: string) => lines.filter((line) => line.includes("[item ") && line.includes(text));
    expect(of("✖ call")).toHaveLength(10);
    expect(of("✖ parent")).toHaveLength(10);
    expect(of("│ line of")).toHaveLength(10);
    expect(lines).toContain("(10 lines of programs in what is not shown; --json prints all)");
  });

  it("links the children of a distributed one by the map run in their ARN", () => {
    const run = "arn:aws:states:r:0:mapRun:parent/each:u";
    const item = "arn:aws:states:r:0:execution:parent/each:i";
    const lines = shown(
      [
        [parent, started],
        [parent, event("MapStateEntered", { stateEnteredEventDetails: { name: "each", input: "[]" } })],
        [parent, event("MapStateStarted", { mapStateStartedEventDetails: { length: 1 } })],
        [parent, event("MapRunStarted", { mapRunStartedEventDetails: { mapRunArn: run } })],
        [item, started],
        [item, succeeded],
        [parent, event("MapRunSucceeded")],
        [parent, event("MapStateSucceeded")],
        [parent, event("MapStateExited", { stateExitedEventDetails: { name: "each", output: "[]" } })],
        [parent, succeeded],
      ],
      parent,
    );
    expect(lines.slice(1, 5)).toEqual([
      "  ▶ each",
      "    [item 0] ▶ parent  i",
      "    [item 0] ✔ parent  SUCCEEDED  1.00 s",
      "  ✔ each  7.00 s",
    ]);
  });
});

it("shows the first rounds of a loop, and counts them all", () => {
  const round: Told[] = [
    [parent, event("WaitStateEntered", { stateEnteredEventDetails: { name: "poll", input: "{}" } })],
    [parent, event("WaitStateExited", { stateExitedEventDetails: { name: "poll", output: "{}" } })],
  ];
  const lines = shown(
    [[parent, started], ...Array.from({ length: 50 }, () => round).flat(), [parent, succeeded]],
    parent,
  );
  expect(lines.filter((line) => line.includes("▶ poll"))).toHaveLength(20);
  expect(lines).toContain("  … poll again: from here on only its failures are shown");
  expect(lines).toContain("poll (50 times)     50  ≤ 1.00 s  SUCCEEDED");
});

it("takes a million lines of a program without keeping one", () => {
  let count = 0;
  const { record, line } = timeline(() => {
    count += 1;
  }, plain);
  const at = { id: 1, previousEventId: 0, timestamp: new Date(0).toISOString() };
  record(parent, { ...started, ...at });
  record(parent, { ...entered("run"), ...at, id: 2 });
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 1_000_000; index += 1) line(parent, "a line", 2);
  expect(count).toBe(1_000_002);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
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
  ["00:00:00.000", "00:05:00.000", "5 min"],
  ["00:00:00.000", "00:01:05.900", "1 min 5 s"],
  ["00:00:00.000", "01:01:05.900", "1 h 1 min"],
])("from %s to %s is %s", (from, to, said) => {
  expect(duration(`2026-11-24T${from}Z`, `2026-11-24T${to}Z`)).toBe(said);
});
