import { chain, machineOf, map, parallel, pass, run, task } from "./in-a-world";

describe("a Parallel", () => {
  it("gives every branch its input and the list of their outputs on, in the order of the branches", async () => {
    const both = parallel([machineOf({ slow: task() }), machineOf({ fast: pass({ Parameters: { "n.$": "$.n" } }) })]);
    const { output, took } = await run(
      machineOf({ both }),
      { n: 1 },
      {
        answers: { slow: [{ result: "late", takes: 9 }] },
      },
    );
    expect(output).toEqual(["late", { n: 1 }]);
    expect(took).toBe(9);
  });

  it("tells of its branches side by side: each event follows the one before it in its own branch", async () => {
    const { events } = await run(
      machineOf({ both: parallel([machineOf({ a: task() }), machineOf({ b: task() })]) }),
      {},
      {
        answers: { a: [{ result: 1, takes: 2 }], b: [{ result: 2, takes: 1 }] },
      },
    );
    expect(chain(events)).toEqual([
      "1 <- 0: ExecutionStarted",
      "2 <- 0: ParallelStateEntered",
      "3 <- 2: ParallelStateStarted",
      "4 <- 3: TaskStateEntered",
      "5 <- 4: TaskScheduled",
      "6 <- 3: TaskStateEntered",
      "7 <- 6: TaskScheduled",
      "8 <- 5: TaskStarted",
      "9 <- 8: TaskSubmitted",
      "10 <- 7: TaskStarted",
      "11 <- 10: TaskSubmitted",
      "12 <- 11: TaskSucceeded",
      "13 <- 12: TaskStateExited",
      "14 <- 9: TaskSucceeded",
      "15 <- 14: TaskStateExited",
      "16 <- 15: ParallelStateSucceeded",
      // Of the service: the success stands beside the line.
      "17 <- 15: ParallelStateExited",
      "18 <- 17: ExecutionSucceeded",
    ]);
  });

  it("fails with the error of the first branch that does, and stops the programs of the others", async () => {
    const both = parallel([machineOf({ long: task() }), machineOf({ bad: task() })]);
    const { result, events, stopped, took } = await run(
      machineOf({ both }),
      {},
      {
        answers: { long: [{ never: true }], bad: [{ error: "Mine", cause: "why", takes: 3 }] },
      },
    );
    expect(result).toEqual({ status: "FAILED", error: "Mine", cause: "why" });
    expect(stopped).toBe(1);
    expect(took).toBe(3);
    expect(chain(events).slice(11)).toEqual([
      "12 <- 11: TaskFailed",
      "13 <- 12: TaskStateAborted",
      "14 <- 12: TaskStateAborted",
      "15 <- 12: ParallelStateFailed",
      "16 <- 15: ExecutionFailed",
    ]);
  });

  it("tries all its branches again, and its catcher takes what a branch failed with", async () => {
    const both = parallel([machineOf({ a: pass() }), machineOf({ bad: task() })], {
      Retry: [{ ErrorEquals: ["Mine"], IntervalSeconds: 10, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ["Mine"], Next: "end" }],
    });
    const { output, types, calls } = await run(
      machineOf({ both, end: { Type: "Succeed" } }),
      {},
      {
        answers: { bad: [{ error: "Mine", cause: "why" }] },
      },
    );
    expect(output).toEqual({ Error: "Mine", Cause: "why" });
    expect(calls.map(({ at }) => at)).toEqual([0, 10]);
    expect(types.filter((type) => type.startsWith("ParallelState"))).toEqual([
      "ParallelStateEntered",
      "ParallelStateStarted",
      "ParallelStateStarted",
      "ParallelStateFailed",
      "ParallelStateExited",
    ]);
  });

  // Verified on AWS: https://github.com/floci-io/floci/issues/2868
  it("is over with the execution when something in it cannot be taken by anything", async () => {
    const fast = pass({ Parameters: { "m.$": "$.nope" } });
    const both = parallel([machineOf({ fast })], {
      Retry: [{ ErrorEquals: ["States.ALL"] }],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "both" }],
    });
    const { events, result } = await run(machineOf({ both }), { x: "a" });
    expect(chain(events)).toEqual([
      "1 <- 0: ExecutionStarted",
      "2 <- 0: ParallelStateEntered",
      "3 <- 2: ParallelStateStarted",
      "4 <- 3: PassStateEntered",
      "5 <- 4: ExecutionFailed",
    ]);
    expect(result).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringMatching(
        /^An error occurred while executing the state 'fast' \(entered at the event id #4\)\. The JSONPath/,
      ),
    });
  });
});

describe("one inside the other", () => {
  const inner = parallel([machineOf({ bad: task() }), machineOf({ long: task() })]);
  const outer = parallel([
    machineOf({ each: map(machineOf({ inner })) }),
    machineOf({ pause: { Type: "Wait", Seconds: 60, End: true } }),
  ]);

  it("a failure goes up through all of them and stops what ran beside each", async () => {
    const { types, result, stopped, took } = await run(machineOf({ outer }), [1], {
      answers: { bad: [{ error: "Mine", takes: 2 }], long: [{ never: true }] },
    });
    expect(result).toMatchObject({ status: "FAILED", error: "Mine" });
    expect(stopped).toBe(1);
    expect(took).toBe(2);
    expect(types.slice(types.indexOf("TaskFailed"))).toEqual([
      "TaskFailed",
      "TaskStateAborted",
      "TaskStateAborted",
      "ParallelStateFailed",
      "MapIterationFailed",
      "ParallelStateAborted",
      "MapStateFailed",
      "MapStateAborted",
      "WaitStateAborted",
      "ParallelStateFailed",
      "ExecutionFailed",
    ]);
  });

  it("an abort of the execution stops all that runs, and is its last event", async () => {
    const { types, result, stopped } = await run(machineOf({ outer }), [1], {
      answers: { bad: [{ never: true }], long: [{ never: true }] },
      onEvent: ({ id }, controller) => {
        if (id === 16) controller.abort();
      },
    });
    expect(result).toEqual({ status: "ABORTED" });
    expect(stopped).toBe(2);
    expect(types.at(-1)).toBe("ExecutionAborted");
    expect(types.filter((type) => /Aborted|Failed/.test(type))).toEqual(["ExecutionAborted"]);
  });
});
