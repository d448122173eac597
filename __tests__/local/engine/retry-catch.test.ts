import { type Answer, machineOf, oneTask, run } from "./in-a-world";

const fails = (error: string | undefined, cause?: string): Answer => ({ error, cause });
const succeeds: Answer = { result: "done" };

/** When the calls of a task with these retriers were made, in seconds. */
async function callsOf(Retry: readonly object[], answers: readonly Answer[], random?: number) {
  const setting = { answers: { run: answers }, ...(random === undefined ? {} : { random }) };
  const { calls, result } = await run(oneTask({ Retry }), {}, setting);
  return { at: calls.map(({ at }) => at), status: result.status };
}

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
describe("a retrier", () => {
  it("tries three times more, after 1, 2 and 4 seconds, when it says nothing else", async () => {
    expect(await callsOf([{ ErrorEquals: ["Mine"] }], [fails("Mine")])).toEqual({ at: [0, 1, 3, 7], status: "FAILED" });
  });

  it.each([
    ["a longer first interval", { IntervalSeconds: 5 }, [0, 5, 15, 35]],
    ["intervals that stay", { BackoffRate: 1 }, [0, 1, 2, 3]],
    ["intervals that grow by half", { IntervalSeconds: 2, BackoffRate: 1.5 }, [0, 2, 5, 9.5]],
    ["no interval beyond MaxDelaySeconds", { IntervalSeconds: 3, MaxDelaySeconds: 5 }, [0, 3, 8, 13]],
    ["one attempt more", { MaxAttempts: 1 }, [0, 1]],
    ["none", { MaxAttempts: 0 }, [0]],
  ])("takes %s", async (_what, fields, at) => {
    expect(await callsOf([{ ErrorEquals: ["Mine"], ...fields }], [fails("Mine")])).toEqual({ at, status: "FAILED" });
  });

  it("with full jitter takes any moment up to the interval", async () => {
    const retry = [{ ErrorEquals: ["Mine"], IntervalSeconds: 4, JitterStrategy: "FULL" }];
    expect((await callsOf(retry, [fails("Mine")], 0.25)).at).toEqual([0, 1, 3, 7]);
    expect((await callsOf(retry, [fails("Mine")], 0)).at).toEqual([0, 0, 0, 0]);
  });

  it("ends with the first success", async () => {
    expect(await callsOf([{ ErrorEquals: ["Mine"] }], [fails("Mine"), succeeds])).toEqual({
      at: [0, 1],
      status: "SUCCEEDED",
    });
  });

  it("counts its own attempts, whatever the others did in between", async () => {
    const retry = [
      { ErrorEquals: ["A"], IntervalSeconds: 1, MaxAttempts: 2 },
      { ErrorEquals: ["B"], IntervalSeconds: 10, MaxAttempts: 1 },
    ];
    const answers = ["A", "B", "A", "A"].map((error) => fails(error));
    expect(await callsOf(retry, answers)).toEqual({ at: [0, 1, 11, 13], status: "FAILED" });
  });

  it("is the first that names the error; a later one does not take over", async () => {
    const retry = [
      { ErrorEquals: ["A", "B"], MaxAttempts: 0 },
      { ErrorEquals: ["States.ALL"], MaxAttempts: 5 },
    ];
    expect((await callsOf(retry, [fails("B")])).at).toEqual([0]);
  });

  it("begins anew when its state is entered anew", async () => {
    const { calls } = await run(
      machineOf({
        run: {
          Type: "Task",
          Resource: "arn:aws:states:::ecs:runTask",
          Retry: [{ ErrorEquals: ["Mine"], MaxAttempts: 1 }],
          Next: "twice",
        },
        twice: { Type: "Choice", Choices: [{ Variable: "$.n", NumericEquals: 2, Next: "end" }], Default: "run" },
        end: { Type: "Succeed" },
      }),
      {},
      { answers: { run: [fails("Mine"), { result: { n: 1 } }, fails("Mine"), { result: { n: 2 } }] } },
    );
    expect(calls.map(({ at, retryCount }) => [at, retryCount])).toEqual([
      [0, 0],
      [1, 1],
      [1, 0],
      [2, 1],
    ]);
  });

  it("lets the state see how often it was tried again", async () => {
    const Parameters = { "retries.$": "$$.State.RetryCount" };
    const { calls } = await run(
      oneTask({ Parameters, Retry: [{ ErrorEquals: ["States.ALL"] }] }),
      {},
      {
        answers: { run: [fails("A"), fails("B"), succeeds] },
      },
    );
    expect(calls.map(({ parameters }) => parameters)).toEqual([{ retries: 0 }, { retries: 1 }, { retries: 2 }]);
  });
});

/** Which of the names in ErrorEquals take an error. */
async function takenBy(names: readonly string[], answer: Answer, fields: object = {}) {
  const taken: string[] = [];
  for (const name of names) {
    const definition = machineOf({
      run: {
        Type: "Task",
        Resource: "arn:aws:states:::ecs:runTask",
        ...fields,
        Catch: [{ ErrorEquals: [name], Next: "end" }],
        Next: "end",
      },
      end: { Type: "Succeed" },
    });
    const { result } = await run(definition, {}, { answers: { run: [answer] } });
    if (result.status === "SUCCEEDED") taken.push(name);
  }
  return taken;
}

describe("an error is taken", () => {
  const wildcards = ["States.ALL", "States.TaskFailed"];
  const never: Answer = { never: true };

  it.each<[string, Answer, object, readonly string[]]>([
    ["of a program, by its name and both wildcards", fails("Mine"), {}, ["Mine", ...wildcards]],
    ["without a name, by both wildcards", fails(undefined), {}, wildcards],
    ["States.TaskFailed itself, by both", fails("States.TaskFailed"), {}, wildcards],
    ["of a request that was refused", { refused: "ECS.ClientException" }, {}, ["ECS.ClientException", ...wildcards]],
    ["a timeout, but not by States.TaskFailed", never, { TimeoutSeconds: 5 }, ["States.Timeout", "States.ALL"]],
    [
      "a missed heartbeat, which is a timeout with a second name",
      never,
      { HeartbeatSeconds: 5 },
      ["States.HeartbeatTimeout", "States.Timeout", "States.ALL"],
    ],
    [
      "a result that is too large, as the service was recorded to do",
      { result: "x".repeat(262_143) },
      {},
      ["States.DataLimitExceeded", ...wildcards],
    ],
    ["a path that leads nowhere, by nothing", succeeds, { Parameters: { "a.$": "$.none" } }, []],
    [
      "a function that cannot take its argument",
      succeeds,
      { Parameters: { "a.$": "States.StringToJson('{')" } },
      ["States.IntrinsicFailure", ...wildcards],
    ],
    [
      "a result that does not go where it should",
      succeeds,
      { ResultPath: "$.a[1].b" },
      ["States.ResultPathMatchFailure", ...wildcards],
    ],
  ])("%s", async (_what, answer, fields, names) => {
    const all = [
      "Mine",
      "ECS.ClientException",
      "States.HeartbeatTimeout",
      "States.Timeout",
      "States.DataLimitExceeded",
      "States.Runtime",
      "States.IntrinsicFailure",
      "States.ResultPathMatchFailure",
      ...wildcards,
    ];
    expect([...(await takenBy(all, answer, fields))].sort()).toEqual([...names].sort());
  });

  it("of a JSONata field that has no value", async () => {
    const fields = { QueryLanguage: "JSONata", Arguments: "{% $none %}" };
    const names = ["States.QueryEvaluationError", "States.ALL", "States.TaskFailed"];
    expect(await takenBy(names, succeeds, fields)).toEqual(names);
  });
});

describe("a catcher", () => {
  const states = (Catch: readonly object[], more: object = {}) =>
    machineOf({
      run: { Type: "Task", Resource: "arn:aws:states:::ecs:runTask", Catch, End: true, ...more },
      first: { Type: "Pass", End: true },
      second: { Type: "Pass", Parameters: { "input.$": "$", "why.$": "$why" }, End: true },
    });
  const setting = { answers: { run: [fails("B", "because")] } };

  it("is the first that names the error, and comes after the retriers", async () => {
    const { calls, events, output } = await run(
      states(
        [
          { ErrorEquals: ["A"], Next: "second" },
          { ErrorEquals: ["B"], Next: "first" },
          { ErrorEquals: ["States.ALL"], Next: "second" },
        ],
        { Retry: [{ ErrorEquals: ["B"], MaxAttempts: 1 }] },
      ),
      {},
      setting,
    );
    expect(calls.length).toBe(2);
    expect(output).toEqual({ Error: "B", Cause: "because" });
    expect(events.map(({ type }) => type).slice(-5)).toEqual([
      "TaskFailed",
      "TaskStateExited",
      "PassStateEntered",
      "PassStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("puts the error where its ResultPath says, and assigns variables from it", async () => {
    const Catch = [{ ErrorEquals: ["B"], ResultPath: "$.error", Assign: { "why.$": "$.Cause" }, Next: "second" }];
    const { output } = await run(states(Catch), { keep: 1 }, setting);
    expect(output).toEqual({ input: { keep: 1, error: { Error: "B", Cause: "because" } }, why: "because" });
  });

  it("drops the error with a ResultPath of null", async () => {
    const Catch = [{ ErrorEquals: ["B"], ResultPath: null, Next: "first" }];
    expect((await run(states(Catch), { keep: 1 }, setting)).output).toEqual({ keep: 1 });
  });

  it("says in JSONata what goes on, from $states.errorOutput", async () => {
    const Catch = [
      {
        ErrorEquals: ["States.ALL"],
        Assign: { why: "{% $states.errorOutput.Cause %}" },
        Output: "{% $states.errorOutput.Error & ' of ' & $states.input.keep %}",
        Next: "second",
      },
    ];
    const { output } = await run(states(Catch, { QueryLanguage: "JSONata" }), { keep: 1 }, setting);
    expect(output).toEqual({ input: "B of 1", why: "because" });
  });

  it("does not assign what the state would have", async () => {
    const Catch = [{ ErrorEquals: ["B"], Assign: { why: "caught" }, Next: "second" }];
    const { events } = await run(states(Catch, { Assign: { why: "done" } }), {}, setting);
    expect(events.find(({ type }) => type === "TaskStateExited")).toMatchObject({
      stateExitedEventDetails: { assignedVariables: { why: '"caught"' } },
    });
  });
});
