import { chain, machineOf, oneTask, run } from "./in-a-world";

describe("the TimeoutSeconds of a machine", () => {
  const definition = { TimeoutSeconds: 5, ...machineOf({ wait: { Type: "Wait", Seconds: 10, End: true } }) };

  it("ends the execution, and of the state that it was in nothing more is told", async () => {
    const { events, result, took } = await run(definition);
    expect(chain(events)).toEqual([
      "1 <- 0: ExecutionStarted",
      "2 <- 0: WaitStateEntered",
      "3 <- 0: ExecutionTimedOut",
    ]);
    expect(result).toEqual({ status: "TIMED_OUT" });
    expect(took).toBe(5);
  });

  it("stops the programs, and no catcher is asked", async () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "run" }];
    const { result, stopped } = await run(
      { TimeoutSeconds: 5, ...oneTask({ Catch }) },
      {},
      { answers: { run: [{ never: true }] } },
    );
    expect(result).toEqual({ status: "TIMED_OUT" });
    expect(stopped).toBe(1);
  });

  it("means nothing to an execution that is faster", async () => {
    const { result, took } = await run({ ...definition, TimeoutSeconds: 11 });
    expect(result.status).toBe("SUCCEEDED");
    expect(took).toBe(10);
  });
});

describe("the TimeoutSeconds of a task", () => {
  it("stops its program and fails the state with States.Timeout and no cause", async () => {
    const { events, result, stopped, took } = await run(
      oneTask({ TimeoutSeconds: 5 }),
      {},
      { answers: { run: [{ never: true }] } },
    );
    expect(events[2]).toMatchObject({ taskScheduledEventDetails: { timeoutInSeconds: 5 } });
    expect(events[5]).toMatchObject({ type: "TaskTimedOut", taskTimedOutEventDetails: { error: "States.Timeout" } });
    expect(result).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(stopped).toBe(1);
    expect(took).toBe(5);
  });

  it("counts anew for each try", async () => {
    const Retry = [{ ErrorEquals: ["States.Timeout"], IntervalSeconds: 10, MaxAttempts: 1 }];
    const { calls, output, took } = await run(
      oneTask({ TimeoutSeconds: 5, Retry }),
      {},
      {
        answers: { run: [{ never: true }, { result: "done", takes: 4 }] },
      },
    );
    expect(calls.map(({ at }) => at)).toEqual([0, 15]);
    expect(output).toBe("done");
    expect(took).toBe(19);
  });

  it.each([
    ["a path", { TimeoutSecondsPath: "$.limit" }],
    ["a path to a variable of the context", { TimeoutSecondsPath: "$$.Execution.Input.limit" }],
    ["a JSONata expression", { QueryLanguage: "JSONata", TimeoutSeconds: "{% $states.input.limit %}" }],
  ])("may be %s", async (_what, fields) => {
    const { took } = await run(oneTask(fields), { limit: 7 }, { answers: { run: [{ never: true }] } });
    expect(took).toBe(7);
  });

  it("are taken from the input after InputPath, before Parameters", async () => {
    const fields = { InputPath: "$.in", TimeoutSecondsPath: "$.limit", Parameters: { limit: 3 } };
    const { took } = await run(
      oneTask(fields),
      { in: { limit: 7 }, limit: 9 },
      { answers: { run: [{ never: true }] } },
    );
    expect(took).toBe(7);
  });

  it.each([[0], [-1], [1.5], ["soon"], [null]])("cannot be %j", async (limit) => {
    const { result, types } = await run(oneTask({ TimeoutSecondsPath: "$.limit" }), { limit });
    expect(types).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
    expect(result).toMatchObject({ error: "States.Runtime", cause: expect.stringContaining("TimeoutSecondsPath") });
  });
});

describe("the HeartbeatSeconds of a task", () => {
  const limits = { TimeoutSeconds: 60, HeartbeatSeconds: 5 };

  it("fail the state when no sign of life comes for so long", async () => {
    const { events, result, took } = await run(oneTask(limits), {}, { answers: { run: [{ never: true }] } });
    expect(events[2]).toMatchObject({ taskScheduledEventDetails: { timeoutInSeconds: 60, heartbeatInSeconds: 5 } });
    expect(events[5]).toMatchObject({ type: "TaskTimedOut", taskTimedOutEventDetails: { error: "States.Timeout" } });
    expect(result).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(took).toBe(5);
  });

  it("begin anew with each sign of life", async () => {
    const { took } = await run(oneTask(limits), {}, { answers: { run: [{ never: true, heartbeats: [4, 4, 3] }] } });
    expect(took).toBe(16);
  });

  it("do not go beyond the TimeoutSeconds", async () => {
    const heartbeats = Array(30).fill(4);
    const { took } = await run(oneTask(limits), {}, { answers: { run: [{ never: true, heartbeats }] } });
    expect(took).toBe(60);
  });
});

describe("a Wait", () => {
  const wait = (fields: object) => machineOf({ wait: { Type: "Wait", End: true, ...fields } });

  it.each([
    ["Seconds", { Seconds: 3 }, 3],
    ["no Seconds at all", { Seconds: 0 }, 0],
    ["SecondsPath", { SecondsPath: "$.seconds" }, 90],
    ["Timestamp", { Timestamp: "2026-11-24T01:00:00Z" }, 3600],
    ["a Timestamp with an offset", { Timestamp: "2026-11-24T09:00:30+09:00" }, 30],
    ["a moment that has passed", { Timestamp: "2020-01-01T00:00:00Z" }, 0],
    ["TimestampPath", { TimestampPath: "$.at" }, 86_400],
    ["Seconds in JSONata", { QueryLanguage: "JSONata", Seconds: "{% $states.input.seconds * 2 %}" }, 180],
    ["a Timestamp in JSONata", { QueryLanguage: "JSONata", Timestamp: "{% $states.input.at %}" }, 86_400],
  ])("takes %s", async (_what, fields, seconds) => {
    const { took, output } = await run(wait(fields), { seconds: 90, at: "2026-11-25T00:00:00Z" });
    expect(took).toBe(seconds);
    expect(output).toEqual({ seconds: 90, at: "2026-11-25T00:00:00Z" });
  });

  it("of months ends at once here, and its exit bears the date of then", async () => {
    const { events } = await run(wait({ Seconds: 10_000_000 }));
    expect(events[2]?.timestamp).toBe("2027-03-19T17:46:40.000Z");
  });

  it.each([
    ["SecondsPath", { SecondsPath: "$.seconds" }, 90],
    ["TimestampPath", { TimestampPath: "$.at" }, 30],
  ])("takes its %s from the input after InputPath", async (_what, fields, seconds) => {
    const input = { in: { seconds: 90, at: "2026-11-24T00:00:30Z" }, seconds: 1, at: "2026-11-24T00:00:01Z" };
    expect((await run(wait({ InputPath: "$.in", ...fields }), input)).took).toBe(seconds);
  });

  it("until a number in JSONata tells the expression and what it gave", async () => {
    const { result, types, events } = await run(
      wait({ QueryLanguage: "JSONata", Timestamp: "{% $states.input.at %}" }),
      { at: 5 },
    );
    const cause =
      "An error occurred while executing the state 'wait' (entered at the event id #2). The JSONata expression '$states.input.at' " +
      "specified for the field 'Timestamp' returned an unexpected result type. Expected 'string', but was 'number' for value: 5";
    expect(types).toEqual(["ExecutionStarted", "WaitStateEntered", "EvaluationFailed", "ExecutionFailed"]);
    expect(events[2]).toMatchObject({ evaluationFailedEventDetails: { cause, location: "Timestamp", state: "wait" } });
    expect(result).toEqual({ status: "FAILED", error: "States.QueryEvaluationError", cause });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
describe("an execution", () => {
  const year = 31_536_000;
  const half = { Type: "Wait", Seconds: year / 2 };

  it.each([
    ["without TimeoutSeconds", {}],
    ["with TimeoutSeconds of more", { TimeoutSeconds: 2 * year }],
  ])("%s ends TIMED_OUT after a year", async (_what, fields) => {
    const states = machineOf({
      one: { ...half, Next: "two" },
      two: { ...half, Next: "three" },
      three: { ...half, End: true },
    });
    const { result, types, took } = await run({ ...states, ...fields });
    expect(result).toEqual({ status: "TIMED_OUT" });
    expect(types.at(-1)).toBe("ExecutionTimedOut");
    expect(took).toBe(year);
  });

  it("may take a second less", async () => {
    const { result } = await run(machineOf({ wait: { Type: "Wait", Seconds: year - 1, End: true } }));
    expect(result.status).toBe("SUCCEEDED");
  });
});
