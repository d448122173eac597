import type { HistoryEvent } from "../../local/engine/history";
import type { RecordedEvent } from "./recorded-cases";
import { differenceOf } from "./same-history";

const exit = { id: 1, previousEventId: 0, type: "PassStateExited" };
const end = { id: 2, previousEventId: 1, type: "ExecutionSucceeded" };

const recordedWith = (output: unknown, more: object = {}) =>
  [{ ...exit, stateExitedEventDetails: { name: "a", output, ...more } }, end] as unknown as readonly RecordedEvent[];
const historyWith = (output: unknown) =>
  [
    { ...exit, timestamp: "", stateExitedEventDetails: { name: "a", output: JSON.stringify(output) } },
    { ...end, timestamp: "" },
  ] as unknown as readonly HistoryEvent[];

it.each([
  ["payloads as values, whatever the order of their fields", { a: 1, b: [2] }, { b: [2], a: 1 }],
  ["a payload that was recorded as text", "[1, 2]", [1, 2]],
  ["a masked moment with any", { at: "date" }, { at: "2026-11-24T00:00:00.000Z" }],
  ["a masked UUID with any", { id: "<uuid:1>" }, { id: "164c62a5-22a7-43e8-9001-80e485fbb525" }],
  ["a text with a masked part", { cause: "not in '<json-input:1>'." }, { cause: "not in '{}'." }],
])("compares %s", (_what, recorded, ours) => {
  expect(differenceOf(historyWith(ours), recordedWith(recorded))).toBeUndefined();
});

it.each([
  ["a value", { a: 1 }, { a: 2 }, "output.a"],
  ["a number that became a text", { a: { b: 1 } }, { a: { b: "one" } }, "output.a.b"],
  ["a field that is missing", { a: 1, b: null }, { a: 1 }, "output.b"],
  ["a field too many", { a: 1 }, { a: 1, b: 2 }, "output.b"],
  ["an item too many", { a: [1] }, { a: [1, 2] }, "output.a.1"],
  ["a list for an object", { a: {} }, { a: [] }, "output.a"],
  ["what is no moment", { at: "date" }, { at: "yesterday" }, "output.at"],
  ["another text around a masked part", { cause: "not in '<json-input:1>'." }, { cause: "in '{}'." }, "output.cause"],
])("finds %s", (_what, recorded, ours, where) => {
  expect(differenceOf(historyWith(ours), recordedWith(recorded))).toContain(
    `event 1.stateExitedEventDetails.${where}\n`,
  );
});

it("finds another order, an event too many and one that is missing", () => {
  const [first, last] = historyWith(1) as [HistoryEvent, HistoryEvent];
  const recorded = recordedWith(1);
  expect(differenceOf([last, first], recorded)).toContain("event 1.");
  expect(differenceOf([first, last, last], recorded)).toContain("event 3");
  expect(differenceOf([first], recorded)).toContain("event 2");
  expect(differenceOf([first, { ...last, previousEventId: 0 }], recorded)).toContain("event 2.previousEventId");
});

it("compares as sets what the recording sorted", () => {
  const [first, last] = historyWith(1) as [HistoryEvent, HistoryEvent];
  const sorted = recordedWith(1).map((event) => ({ ...event, id: [0] })) as unknown as readonly RecordedEvent[];
  expect(differenceOf([last, first], sorted)).toBeUndefined();
  expect(differenceOf([first], sorted)).toContain("an event that is not here");
  expect(differenceOf([first, last, last], sorted)).toContain("an event that was not recorded");
});
