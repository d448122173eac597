import { disputed } from "../../../local/engine/disputed";
import { type ReservedError, reservedErrors, StatesError } from "../../../local/engine/error-names";

const namesWhere = (holds: (error: ReservedError) => boolean) => reservedErrors.filter(holds).map(({ name }) => name);

it("names each error once", () => {
  expect(new Set(namesWhere(() => true)).size).toBe(reservedErrors.length);
});

it("keeps one error from States.ALL, and a timeout as well from States.TaskFailed", () => {
  expect(namesWhere(({ all }) => !all)).toEqual(["States.Runtime"]);
  expect(namesWhere(({ taskFailed }) => !taskFailed)).toEqual(["States.Runtime", "States.Timeout"]);
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
