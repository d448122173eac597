import { chain, machineOf, map, pass, run, task } from "./in-a-world";

describe("a Map", () => {
  const perItem = machineOf({ work: task() });

  it("gives each item to an iteration and the list of their outputs on, in the order of the items", async () => {
    const { output, took } = await run(machineOf({ each: map(perItem) }), ["a", "b"], {
      answers: {
        work: [
          { result: 1, takes: 5 },
          { result: 2, takes: 1 },
        ],
      },
    });
    expect(output).toEqual([1, 2]);
    expect(took).toBe(5);
  });

  it.each([
    [1, [0, 1, 2, 3, 4]],
    [2, [0, 0, 1, 1, 2]],
    [0, [0, 0, 0, 0, 0]],
  ])("with a MaxConcurrency of %d begins its calls at the seconds %j", async (MaxConcurrency, at) => {
    const { calls } = await run(machineOf({ each: map(perItem, { MaxConcurrency }) }), [1, 2, 3, 4, 5], {
      answers: { work: [{ result: 1, takes: 1 }] },
    });
    expect(calls.map((call) => call.at)).toEqual(at);
  });

  it("runs 40 at a time when it says nothing", async () => {
    const { calls } = await run(machineOf({ each: map(perItem) }), Array(41).fill(0), {
      answers: { work: [{ result: 1, takes: 1 }] },
    });
    expect(calls.map(({ at }) => at)).toEqual([...Array(40).fill(0), 1]);
  });

  it("of no items gives an empty list, and says that it ran", async () => {
    const { output, types } = await run(machineOf({ each: map(perItem) }), []);
    expect(output).toEqual([]);
    expect(types).toEqual([
      "ExecutionStarted",
      "MapStateEntered",
      "MapStateStarted",
      "MapStateSucceeded",
      "MapStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("makes the input of an iteration with its ItemSelector, which sees the item", async () => {
    const each = map(machineOf({ see: pass() }), {
      ItemsPath: "$.list",
      ItemSelector: { "value.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index", "all.$": "$.all" },
    });
    const { output } = await run(machineOf({ each }), { list: ["a", "b"], all: true });
    expect(output).toEqual([
      { value: "a", index: 0, all: true },
      { value: "b", index: 1, all: true },
    ]);
  });

  // Tried on AWS: https://github.com/floci-io/floci/pull/1588
  it.each([
    ["JSONPath", pass({ Parameters: { "index.$": "$$.Map.Item.Index" } }), "States.Runtime"],
    [
      "JSONata",
      pass({ QueryLanguage: "JSONata", Output: "{% $states.context.Map.Item.Index %}" }),
      "States.QueryEvaluationError",
    ],
  ])("does not show the item to the states of its body, in %s", async (_language, see, error) => {
    const { result } = await run(machineOf({ each: map(machineOf({ see })) }), ["a"]);
    expect(result).toMatchObject({ status: "FAILED", error });
  });

  it("takes its MaxConcurrencyPath from the input after InputPath", async () => {
    const each = map(perItem, { InputPath: "$.in", ItemsPath: "$.list", MaxConcurrencyPath: "$.most" });
    const { calls } = await run(
      machineOf({ each }),
      { in: { list: [1, 2], most: 1 }, most: 9 },
      {
        answers: { work: [{ result: 1, takes: 1 }] },
      },
    );
    expect(calls.map(({ at }) => at)).toEqual([0, 1]);
  });

  it("names the iteration that failed and those that it stopped, and begins no more", async () => {
    const { events, result, calls } = await run(machineOf({ each: map(perItem, { MaxConcurrency: 2 }) }), [1, 2, 3], {
      answers: { work: [{ never: true }, { error: "Mine", cause: "why" }] },
    });
    expect(calls.length).toBe(2);
    const after = events.findIndex(({ type }) => type === "TaskFailed");
    expect(events.slice(after + 1)).toMatchObject([
      { type: "MapIterationFailed", mapIterationFailedEventDetails: { name: "each", index: 1 } },
      { type: "TaskStateAborted" },
      { type: "MapIterationAborted", mapIterationAbortedEventDetails: { name: "each", index: 0 } },
      { type: "TaskStateAborted" },
      { type: "MapStateFailed" },
      { type: "ExecutionFailed" },
    ]);
    expect(result).toMatchObject({ error: "Mine" });
  });

  it("is told as failed, after the expression, when its JSONata items are no list", async () => {
    const { events } = await run(
      {
        QueryLanguage: "JSONata",
        ...machineOf({
          first: pass({ End: undefined, Next: "each" }),
          each: map(machineOf({ a: pass() }), { Items: "{% $states.input.a %}" }),
        }),
      },
      { a: 1 },
    );
    expect(chain(events).slice(2)).toEqual([
      "3 <- 2: PassStateExited",
      "4 <- 3: MapStateEntered",
      "5 <- 3: EvaluationFailed",
      "6 <- 5: MapStateFailed",
      "7 <- 6: ExecutionFailed",
    ]);
  });
});
