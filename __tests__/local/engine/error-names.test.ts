import { disputed } from "../../../local/engine/disputed";
import { StatesError, takenByWildcard } from "../../../local/engine/error-names";

it.each([
  [
    "States.ALL",
    ["States.Timeout", "States.TaskFailed", "States.DataLimitExceeded", "Mine", undefined],
    ["States.Runtime"],
  ],
  ["States.TaskFailed", ["States.DataLimitExceeded", "Mine", undefined], ["States.Runtime", "States.Timeout"]],
  ["Mine", [], ["Mine", "Other", undefined]],
])("%s as a wildcard takes %j, and does not take %j", (name, taken, left) => {
  for (const error of taken) expect(takenByWildcard([name], error)).toBe(true);
  for (const error of left) expect(takenByWildcard([name], error)).toBe(false);
});

it("carries the cause, and where an expression stands", () => {
  expect(new StatesError("States.QueryEvaluationError", "why", "Assign/rows")).toMatchObject({
    error: "States.QueryEvaluationError",
    cause: "why",
    location: "Assign/rows",
  });
});

it("tells for each disputed question what is chosen and on what ground", () => {
  expect(new Set(disputed.map(({ question }) => question)).size).toBe(disputed.length);
  for (const { question, choice, source } of disputed) {
    expect(question).toMatch(/\?$/);
    expect(choice).not.toBe("");
    expect(source).toMatch(/https:\/\//);
  }
});
