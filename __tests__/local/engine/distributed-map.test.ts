import type { Json } from "../../../asl/language/definition";
import type { HistoryEvent } from "../../../local/engine/history";
import { distributedMap, failsOver10, run } from "./map-run";

const outputOf = async (definition: object, input: Json) => {
  const { result } = await run(definition, input);
  return result.status === "SUCCEEDED" ? result.output : result;
};

// Of the service: the exit follows the start of the Map Run, not its end (test_map_state_config_distributed_items_path_from_previous).
it("tells of a Map Run in the history of its execution as the service does", async () => {
  const { history, result } = await run(distributedMap({}), [1, 2, 3]);
  expect(history).toEqual([
    "1 <- 0: ExecutionStarted",
    "2 <- 0: MapStateEntered",
    "3 <- 2: MapStateStarted 3",
    "4 <- 3: MapRunStarted",
    "5 <- 4: MapRunSucceeded",
    "6 <- 5: MapStateSucceeded",
    "7 <- 4: MapStateExited",
    "8 <- 7: ExecutionSucceeded",
  ]);
  expect(result).toEqual({ status: "SUCCEEDED", output: [1, 2, 3] });
});

it("gives every child a history and an ARN of its own, below the label", async () => {
  const { children } = await run(distributedMap({ Label: "each" }), [1, 2]);
  expect([...children.keys()]).toEqual([
    expect.stringMatching(/:execution:m\/each:[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
    expect.stringMatching(/:execution:m\/each:/),
  ]);
  expect(new Set(children.keys()).size).toBe(2);
  for (const events of children.values())
    expect(events.map(({ id, type }: HistoryEvent) => `${id} ${type}`)).toEqual([
      "1 ExecutionStarted",
      "2 PassStateEntered",
      "3 PassStateExited",
      "4 ExecutionSucceeded",
    ]);
});

it("makes a label up when there is none", async () => {
  const { children } = await run(distributedMap({}), [1]);
  expect([...children.keys()]).toEqual([expect.stringMatching(/:execution:m\/[\da-f-]{36}:[\da-f-]{36}$/)]);
});

it("lets a child see itself as the execution, and neither the item nor the variables around the Map", async () => {
  const body = {
    StartAt: "look",
    States: { look: { Type: "Pass", Parameters: { "context.$": "$$" }, End: true } },
  };
  const { result, children } = await run(distributedMap({ Label: "each", Assign: { a: 1 } }, body), [{ n: 1 }]);
  expect(result).toEqual({
    status: "SUCCEEDED",
    output: [
      {
        context: {
          Execution: expect.objectContaining({ Id: [...children.keys()][0], Input: { n: 1 } }),
          StateMachine: { Id: "arn:aws:states:ap-northeast-1:000000000000:stateMachine:m/each", Name: "m/each" },
          State: expect.objectContaining({ Name: "look" }),
        },
      },
    ],
  });
});

const selecting = {
  "from.$": "$$.Map.Item.Source",
  "n.$": "$$.Map.Item.Index",
  "v.$": "$$.Map.Item.Value",
  "all.$": "$.rows",
};

it.each<[string, object, Json, Json]>([
  ["no items", {}, [], []],
  ["a list at ItemsPath", { ItemsPath: "$.rows" }, { rows: ["a"] }, ["a"]],
  [
    "the fields of an object",
    {},
    { a: 1, b: 2 },
    [
      { Key: "a", Value: 1 },
      { Key: "b", Value: 2 },
    ],
  ],
  [
    "a field, selected from",
    { ItemSelector: { "k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value" } },
    { a: 1 },
    [{ k: "a", v: 1 }],
  ],
  [
    "what ItemSelector makes of an item",
    { ItemsPath: "$.rows", ItemSelector: selecting },
    { rows: [7] },
    [{ from: "STATE_DATA", n: 0, v: 7, all: [7] }],
  ],
  ["batches", { ItemBatcher: { MaxItemsPerBatch: 2 } }, [1, 2, 3], [{ Items: [1, 2] }, { Items: [3] }]],
  [
    "batches that all have an input more",
    { ItemsPath: "$.rows", ItemBatcher: { MaxItemsPerBatchPath: "$.most", BatchInput: { "day.$": "$.day", a: 1 } } },
    { rows: [1, 2], most: 1, day: "Monday" },
    [
      { BatchInput: { day: "Monday", a: 1 }, Items: [1] },
      { BatchInput: { day: "Monday", a: 1 }, Items: [2] },
    ],
  ],
  [
    "JSONata",
    {
      QueryLanguage: "JSONata",
      Items: "{% $states.input.rows %}",
      MaxConcurrency: "{% 1 %}",
      ItemSelector: { v: "{% $states.context.Map.Item.Value * 10 %}" },
      ItemBatcher: { MaxItemsPerBatch: "{% $count($states.input.rows) %}", BatchInput: { n: "{% $states.input.n %}" } },
    },
    { rows: [1, 2], n: 5 },
    [{ BatchInput: { n: 5 }, Items: [{ v: 10 }, { v: 20 }] }],
  ],
  [
    "the fields of an object in JSONata",
    { QueryLanguage: "JSONata", Items: "{% {'a': 1} %}" },
    {},
    [{ Key: "a", Value: 1 }],
  ],
])("runs children for %s", async (_, fields, input, output) => {
  expect(await outputOf(distributedMap(fields), input)).toEqual(output);
});

const exceeded = "States.ExceedToleratedFailureThreshold | The specified tolerated failure threshold was exceeded";

it("fails when more items fail than it tolerates: without a word, when one does", async () => {
  const { history } = await run(distributedMap({}, failsOver10), [1, 11, 2]);
  expect(history.slice(3)).toEqual([
    "4 <- 3: MapRunStarted",
    `5 <- 4: MapRunFailed ${exceeded}`,
    "6 <- 5: MapStateFailed",
    `7 <- 6: ExecutionFailed ${exceeded}`,
  ]);
});

it.each<[object, readonly number[], boolean]>([
  [{ ToleratedFailureCount: 1 }, [11, 1, 1, 1], true],
  [{ ToleratedFailureCount: 1 }, [11, 1, 11, 1], false],
  [{ ToleratedFailureCount: 0 }, [11], false],
  [{ ToleratedFailurePercentage: 50 }, [11, 1, 11, 1], true],
  [{ ToleratedFailurePercentage: 49 }, [11, 1, 11, 1], false],
  [{ ToleratedFailurePercentage: 100 }, [11, 11], true],
  [{ ToleratedFailureCount: 3, ToleratedFailurePercentage: 10 }, [11, 1, 1, 1], false],
])("with %j of %j succeeds: %s", async (tolerated, items, succeeds) => {
  const { result } = await run(distributedMap(tolerated, failsOver10), items);
  expect(result.status).toBe(succeeds ? "SUCCEEDED" : "FAILED");
});

it("counts the items of a batch that failed", async () => {
  const fails = { StartAt: "fail", States: { fail: { Type: "Fail", Error: "No" } } };
  const fields = { ItemBatcher: { MaxItemsPerBatch: 3 }, ToleratedFailureCount: 2 };
  expect((await run(distributedMap(fields, fails), [1, 2, 3])).result.status).toBe("FAILED");
  expect((await run(distributedMap(fields, fails), [1, 2])).result.status).toBe("SUCCEEDED");
});

it("tells what became of a child that failed in the place of its output", async () => {
  const { result, children } = await run(
    distributedMap({ ToleratedFailureCount: 1, Label: "each" }, failsOver10),
    [1, 11],
  );
  expect(result).toEqual({
    status: "SUCCEEDED",
    output: [
      1,
      expect.objectContaining({
        Cause: "over 10",
        Error: "TooLarge",
        ExecutionArn: [...children.keys()][1],
        Input: "11",
        Status: "FAILED",
      }),
    ],
  });
});

it("aborts the children that run when too many items have failed, and begins no others", async () => {
  const body = {
    StartAt: "choose",
    States: {
      choose: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 0, Next: "fail" }], Default: "wait" },
      wait: { Type: "Wait", Seconds: 60, End: true },
      fail: { Type: "Fail", Error: "No" },
    },
  };
  const { children, execution } = await run(distributedMap({ MaxConcurrency: 2 }, body), [1, 0, 2, 3]);
  expect([...children.values()].map((events) => events.at(-1)?.type)).toEqual(["ExecutionAborted", "ExecutionFailed"]);
  expect(execution.stopDate).toBe(0);
});

it("runs no more children at a time than MaxConcurrency says", async () => {
  const body = { StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 10, End: true } } };
  const { execution, result } = await run(distributedMap({ MaxConcurrency: 2 }, body), [1, 2, 3, 4, 5]);
  expect(result).toEqual({ status: "SUCCEEDED", output: [1, 2, 3, 4, 5] });
  expect(execution.stopDate).toBe(30_000);
});

// Recorded: test_map_state_tolerated_failure_count_path, …_percentage_path.
it.each([
  ["ToleratedFailureCount", -1, "ToleratedFailureCount cannot be negative."],
  [
    "ToleratedFailureCount",
    "a",
    'The ToleratedFailureCountPath field refers to value "a" which is not a valid integer: $.n',
  ],
  ["ToleratedFailurePercentage", -1.1, "ToleratedFailurePercentage must be between 0 and 100."],
  ["ToleratedFailurePercentage", 100.1, "ToleratedFailurePercentage must be between 0 and 100."],
])("fails for %s %j after the start of the Map and before that of the Map Run", async (field, n, cause) => {
  const { history } = await run(distributedMap({ ItemsPath: "$.rows", [`${field}Path`]: "$.n" }), { rows: [0], n });
  expect(history.slice(2)).toEqual([
    "3 <- 2: MapStateStarted 1",
    `4 <- 3: ExecutionFailed States.Runtime | An error occurred while executing the state 'map' (entered at the event id #2). ${cause}`,
  ]);
});

it("retries a Map Run as a whole and lets a catcher have what it failed with", async () => {
  const { StartAt, States } = distributedMap(
    {
      Retry: [{ ErrorEquals: ["States.ExceedToleratedFailureThreshold"], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "caught" }],
    },
    failsOver10,
  );
  const { history, result } = await run({ StartAt, States: { ...States, caught: { Type: "Pass", End: true } } }, [11]);
  expect(history.filter((event) => event.includes("MapRun"))).toEqual([
    "4 <- 3: MapRunStarted",
    `5 <- 4: MapRunFailed ${exceeded}`,
    "7 <- 6: MapRunStarted",
    `8 <- 7: MapRunFailed ${exceeded}`,
  ]);
  expect(result).toEqual({
    status: "SUCCEEDED",
    output: {
      Error: "States.ExceedToleratedFailureThreshold",
      Cause: "The specified tolerated failure threshold was exceeded",
    },
  });
});

it("fails when a selector fails", async () => {
  const { history } = await run(distributedMap({ ItemSelector: { "a.$": "$.missing" } }), { a: 1 });
  expect(history.slice(4).map((event) => event.split(" | ")[0])).toEqual([
    "5 <- 4: MapRunFailed States.Runtime",
    "6 <- 5: ExecutionFailed States.Runtime",
  ]);
});

it("aborts its children when its execution is aborted, and begins no others", async () => {
  const body = { StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 10, End: true } } };
  const definition = { ...distributedMap({ MaxConcurrency: 2 }, body), TimeoutSeconds: 15 };
  const { history, children } = await run(definition, [1, 2, 3, 4, 5, 6]);
  expect(history.slice(3)).toEqual(["4 <- 3: MapRunStarted", "5 <- 0: ExecutionTimedOut"]);
  expect([...children.values()].map((events) => events.at(-1)?.type)).toEqual([
    "ExecutionSucceeded",
    "ExecutionSucceeded",
    "ExecutionAborted",
    "ExecutionAborted",
  ]);
});

it("runs Maps in Maps", async () => {
  const inner = distributedMap({ ItemsPath: "$.rows", MaxConcurrency: 1, Label: "inner" });
  const { result, children } = await run(distributedMap({ Label: "outer" }, inner), [{ rows: [1, 2] }, { rows: [3] }]);
  expect(result).toEqual({ status: "SUCCEEDED", output: [[1, 2], [3]] });
  expect([...children.keys()].map((arn) => /execution:(.*):/.exec(arn)?.[1]).sort()).toEqual(
    ["m/outer", "m/outer", "m/outer/inner", "m/outer/inner", "m/outer/inner"].sort(),
  );
});

it("runs thousands of children, and the history of their parent stays as short", async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => n);
  const { result, history } = await run(distributedMap({}), rows);
  expect(result).toEqual({ status: "SUCCEEDED", output: rows });
  expect(history).toHaveLength(8);
});

it("takes the paths of its numbers from the input after InputPath", async () => {
  const fields = {
    InputPath: "$.in",
    ItemsPath: "$.rows",
    MaxConcurrencyPath: "$.one",
    ToleratedFailureCountPath: "$.one",
    ItemBatcher: { MaxItemsPerBatchPath: "$.two" },
  };
  const input = { in: { rows: [1, 2, 3], one: 1, two: 2 }, two: 9 };
  expect(await outputOf(distributedMap(fields), input)).toEqual([{ Items: [1, 2] }, { Items: [3] }]);
});

it("fails with States.DataLimitExceeded before a child whose input has more than 262,144 bytes begins", async () => {
  const ItemSelector = { "a.$": "$.a", "b.$": "$.a" };
  const { result, history, children } = await run(distributedMap({ ItemsPath: "$.rows", ItemSelector }), {
    a: "x".repeat(140_000),
    rows: [1],
  });
  expect(result).toEqual({
    status: "FAILED",
    error: "States.DataLimitExceeded",
    cause: "The state/task 'map' provided parameters with a size exceeding the maximum number of bytes service limit.",
  });
  expect(history.join()).toContain("MapRunFailed");
  expect(children.size).toBe(0);
});
