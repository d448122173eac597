import { StatesError } from "../../../local/engine/error-names";
import {
  begun,
  chain,
  ecs,
  executionArn,
  machineArn,
  machineOf,
  map,
  oneTask,
  parallel,
  pass,
  roleArn,
  run,
  task,
} from "./in-a-world";

const whole = { truncated: false };

describe("the history of an execution", () => {
  it("is for a runTask.sync state what GetExecutionHistory returns", async () => {
    const { execution, events } = await run(
      oneTask({ Parameters: { "a.$": "$.a" } }),
      { a: 1 },
      { answers: { run: [{ result: { ok: true }, takes: 7 }] } },
    );
    expect(events.map(({ timestamp: _, ...event }) => event)).toEqual([
      {
        id: 1,
        previousEventId: 0,
        type: "ExecutionStarted",
        executionStartedEventDetails: { input: '{"a":1}', inputDetails: whole, roleArn },
      },
      {
        id: 2,
        // Of the service: the first state does not name the start of the execution.
        previousEventId: 0,
        type: "TaskStateEntered",
        stateEnteredEventDetails: { name: "run", input: '{"a":1}', inputDetails: whole },
      },
      {
        id: 3,
        previousEventId: 2,
        type: "TaskScheduled",
        taskScheduledEventDetails: { ...ecs, region: "ap-northeast-1", parameters: '{"a":1}' },
      },
      { id: 4, previousEventId: 3, type: "TaskStarted", taskStartedEventDetails: ecs },
      {
        id: 5,
        previousEventId: 4,
        type: "TaskSubmitted",
        taskSubmittedEventDetails: { ...ecs, output: '{"Tasks":[]}', outputDetails: whole },
      },
      {
        id: 6,
        previousEventId: 5,
        type: "TaskSucceeded",
        taskSucceededEventDetails: { ...ecs, output: '{"ok":true}', outputDetails: whole },
      },
      {
        id: 7,
        previousEventId: 6,
        type: "TaskStateExited",
        stateExitedEventDetails: { name: "run", output: '{"ok":true}', outputDetails: whole },
      },
      {
        id: 8,
        previousEventId: 7,
        type: "ExecutionSucceeded",
        executionSucceededEventDetails: { output: '{"ok":true}', outputDetails: whole },
      },
    ]);
    expect(events.map(({ timestamp }) => timestamp.slice(17))).toEqual([
      ...Array(5).fill("00.000Z"),
      ...Array(3).fill("07.000Z"),
    ]);
    expect(execution).toEqual({
      executionArn,
      stateMachineArn: machineArn,
      name: "e",
      startDate: Date.parse(begun),
      stopDate: Date.parse(begun) + 7000,
      input: { a: 1 },
      result: { status: "SUCCEEDED", output: { ok: true } },
    });
  });

  it("ends with 25,000 events, the last of which says why", async () => {
    const { events, result } = await run(machineOf({ again: { Type: "Pass", Next: "again" } }));
    expect(events.length).toBe(25_000);
    expect(events.at(-1)).toMatchObject({ id: 25_000, type: "ExecutionFailed" });
    expect(result).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
  });
});

describe("an execution fails", () => {
  it("with the error of a task", async () => {
    const { result, events, types } = await run(oneTask(), {}, { answers: { run: [{ error: "Mine", cause: "why" }] } });
    expect(types.slice(4)).toEqual(["TaskSubmitted", "TaskFailed", "ExecutionFailed"]);
    expect(events[5]).toMatchObject({ taskFailedEventDetails: { ...ecs, error: "Mine", cause: "why" } });
    expect(events[6]).toMatchObject({
      previousEventId: 6,
      executionFailedEventDetails: { error: "Mine", cause: "why" },
    });
    expect(result).toEqual({ status: "FAILED", error: "Mine", cause: "why" });
  });

  it("with a callback's failure that names neither error nor cause", async () => {
    const { result, events } = await run(oneTask(), {}, { answers: { run: [{ error: undefined }] } });
    expect(events.at(-1)).toMatchObject({ type: "ExecutionFailed", executionFailedEventDetails: {} });
    expect(result).toEqual({ status: "FAILED" });
  });

  it("with the error of a request that the service refused", async () => {
    const { result, events } = await run(oneTask(), {}, { answers: { run: [{ refused: "ECS.ClientException" }] } });
    expect(events[5]).toMatchObject({
      type: "TaskSubmitFailed",
      taskSubmitFailedEventDetails: { error: "ECS.ClientException", cause: "why" },
    });
    expect(result).toEqual({ status: "FAILED", error: "ECS.ClientException", cause: "why" });
  });

  it("with States.Runtime for a path that leads nowhere, before anything is scheduled, and names the state and its event", async () => {
    const { result, events } = await run(oneTask({ Parameters: { "a.$": "$.a" } }), { b: 1 });
    expect(chain(events)).toEqual(["1 <- 0: ExecutionStarted", "2 <- 0: TaskStateEntered", "3 <- 2: ExecutionFailed"]);
    expect(result).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'run' (entered at the event id #2). " +
        "The JSONPath '$.a' specified for the field 'a.$' could not be found in the input '{\"b\":1}'",
    });
  });

  it("in the same way when the service could not even be asked", async () => {
    const accept = () => {
      throw new StatesError("States.Runtime", "not with these");
    };
    const { result, types } = await run(oneTask(), {}, { accept });
    expect(types).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
    expect(result).toMatchObject({ error: "States.Runtime", cause: expect.stringMatching(/ #2\)\. not with these$/) });
  });

  // Recorded: https://github.com/localstack/localstack, states_errors test_start_large_input.
  it("with States.DataLimitExceeded when the output of a state has more than 262,144 bytes", async () => {
    const sized = (letters: number) => machineOf({ make: { Type: "Pass", Result: "é".repeat(letters), End: true } });
    expect((await run(sized(131_071))).result.status).toBe("SUCCEEDED");
    const { result, types } = await run(sized(131_072));
    expect(types).toEqual(["ExecutionStarted", "PassStateEntered", "ExecutionFailed"]);
    expect(result).toEqual({
      status: "FAILED",
      error: "States.DataLimitExceeded",
      cause: "The state/task 'make' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it("with States.DataLimitExceeded when the result of a call has", async () => {
    const { result, types } = await run(oneTask(), {}, { answers: { run: [{ result: "x".repeat(262_143) }] } });
    expect(types.slice(-2)).toEqual(["TaskFailed", "ExecutionFailed"]);
    expect(result).toMatchObject({ error: "States.DataLimitExceeded" });
  });

  describe("with States.DataLimitExceeded when what is sent has more", () => {
    const twice = { "a.$": "$.a", "b.$": "$.a" };
    const large = { a: "x".repeat(140_000), list: [1] };
    const cause = (state: string) =>
      `The state/task '${state}' provided parameters with a size exceeding the maximum number of bytes service limit.`;

    it("by a Task, whose Retry and Catch take it", async () => {
      const { result, types, calls } = await run(oneTask({ Parameters: twice }), large);
      expect(types).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
      expect(calls).toEqual([]);
      expect(result).toEqual({ status: "FAILED", error: "States.DataLimitExceeded", cause: cause("run") });

      const taken = ["States.DataLimitExceeded"];
      const { output, took } = await run(
        machineOf({
          run: task({
            Parameters: twice,
            Retry: [{ ErrorEquals: taken, IntervalSeconds: 3, MaxAttempts: 1 }],
            Catch: [{ ErrorEquals: taken, Next: "end" }],
          }),
          end: pass(),
        }),
        large,
      );
      expect(took).toBe(3);
      expect(output).toEqual({ Error: "States.DataLimitExceeded", Cause: cause("run") });
    });

    it.each([
      ["a Task in JSONata", task({ QueryLanguage: "JSONata", Arguments: "{% [$states.input.a, $states.input.a] %}" })],
      ["a Parallel to its branches", parallel([machineOf({ a: pass() })], { Parameters: twice })],
      ["a Map to an iteration", map(machineOf({ a: pass() }), { ItemsPath: "$.list", ItemSelector: twice })],
    ])("by %s", async (_what, state) => {
      const { result, types } = await run(machineOf({ it: state }), large);
      expect(result).toEqual({ status: "FAILED", error: "States.DataLimitExceeded", cause: cause("it") });
      expect(types).not.toContain("PassStateEntered");
    });
  });

  it("with the type that an Error or Cause of a Fail in JSONata should have had", async () => {
    const stop = { Type: "Fail", QueryLanguage: "JSONata", Error: "{% 'Mine' %}", Cause: "{% 1 + 1 %}" };
    const { result, types } = await run(machineOf({ stop }));
    expect(types).toEqual(["ExecutionStarted", "FailStateEntered", "EvaluationFailed", "ExecutionFailed"]);
    expect(result).toMatchObject({
      error: "States.QueryEvaluationError",
      cause: expect.stringMatching(
        /'1 \+ 1' specified for the field 'Cause' returned an unexpected result type\. Expected 'string', but was 'number' for value: 2$/,
      ),
    });
  });

  it("with States.Runtime when no rule of a Choice holds and it has no Default", async () => {
    const choose = { Type: "Choice", Choices: [{ Variable: "$.a", NumericEquals: 2, Next: "end" }] };
    const { result } = await run(machineOf({ choose, end: { Type: "Succeed" } }), { a: 1 });
    expect(result).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'choose' (entered at the event id #2). " +
        "Failed to transition out of the state. The state does not point to a next state.",
    });
  });
});

describe("an execution is aborted", () => {
  it("without an exit, and its program has ended", async () => {
    const { result, events, stopped } = await run(
      oneTask(),
      {},
      {
        answers: { run: [{ never: true }] },
        causeOfAbort: "the parent was aborted",
        onEvent: ({ type }, controller) => {
          if (type === "TaskSubmitted") controller.abort();
        },
      },
    );
    expect(events.at(-1)).toMatchObject({
      id: 6,
      previousEventId: 0,
      type: "ExecutionAborted",
      executionAbortedEventDetails: { cause: "the parent was aborted" },
    });
    expect(stopped).toBe(1);
    expect(result).toEqual({ status: "ABORTED" });
  });

  it("in the middle of a Wait, without the time going by", async () => {
    const { types, took } = await run(
      machineOf({ wait: { Type: "Wait", Seconds: 60, End: true } }),
      {},
      {
        onEvent: ({ type }, controller) => {
          if (type === "WaitStateEntered") queueMicrotask(() => controller.abort());
        },
      },
    );
    expect(types).toEqual(["ExecutionStarted", "WaitStateEntered", "ExecutionAborted"]);
    expect(took).toBe(0);
  });

  it("in a loop that never waits, because what else happens in the program gets its turn", async () => {
    const { types, result } = await run(
      machineOf({ again: { Type: "Pass", Next: "again" } }),
      {},
      {
        onEvent: ({ id }, controller) => {
          if (id === 1) setImmediate(() => controller.abort());
        },
      },
    );
    expect(result).toEqual({ status: "ABORTED" });
    expect(types.length).toBeLessThan(5000);
  });
});
