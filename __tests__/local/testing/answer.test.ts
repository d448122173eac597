import type { AnsweredCall } from "../../../local/testing/answer";
import { runLocally } from "../../../local/testing/run-locally";

/** A machine with one Task state, `call`, that tries three times more. */
const calling = (resource = "arn:aws:states:::sns:publish") => ({
  StartAt: "call",
  States: {
    call: { Type: "Task", Resource: resource, Retry: [{ ErrorEquals: ["Again"], IntervalSeconds: 10 }], End: true },
  },
});
const run = (call: unknown, input: unknown = { a: 1 }, resource?: string) =>
  runLocally(calling(resource), input, { tasks: { call } });

const again = { Throw: { Error: "Again", Cause: "not yet" } };

it.each([
  ["a value is the result", { rows: 3 }, { rows: 3 }],
  ["so is a list of values", [1, 2], [1, 2]],
  ["so is null", null, null],
  ["Return says that what follows is the result", { Return: { Throw: 1 } }, { Throw: 1 }],
  ["Echo gives back what was sent", { Echo: true }, { a: 1 }],
  ["a function answers what was sent", ({ a }: { a: number }) => ({ b: a + 1 }), { b: 2 }],
  ["it may be async", async ({ a }: { a: number }) => a, 1],
  ["what it leaves undefined is null", () => undefined, null],
  ["a list answers one call each", [again, again, { Return: 3 }], 3],
  ["functions stand in a list too", [again, () => 2], 2],
])("%s", async (_, answer, output) => {
  expect((await run(answer)).output).toEqual(output);
});

it("the last of a list stands for all calls after it", async () => {
  expect(await run([{ Return: 1 }, again])).toMatchObject({ output: 1 });
  const failed = await run([again]);
  expect(failed).toMatchObject({ error: "Again", cause: "not yet" });
  expect(failed.received("call")).toHaveLength(4);
});

it("a function is told the state, the try, the number of the call and the time", async () => {
  const calls: AnsweredCall[] = [];
  await run((_: unknown, call: AnsweredCall) => {
    calls.push(call);
    if (call.attempt < 3) throw Object.assign(new Error("not yet"), { name: "Again" });
  });
  const start = Date.parse("2026-01-01T00:00:00Z");
  expect(calls).toEqual([
    { state: "call", attempt: 1, index: 0, now: start },
    { state: "call", attempt: 2, index: 1, now: start + 10_000 },
    { state: "call", attempt: 3, index: 2, now: start + 30_000 },
  ]);
});

it("calls are counted over the iterations of a Map", async () => {
  const map = { StartAt: "map", States: { map: { Type: "Map", ItemProcessor: calling(), End: true } } };
  const answer = (item: number, { attempt, index }: AnsweredCall) => [item, attempt, index];
  expect((await runLocally(map, [7, 8], { tasks: { call: answer } })).output).toEqual([
    [7, 1, 0],
    [8, 1, 1],
  ]);
});

it.each([
  ["its name, and the message as the cause", Object.assign(new Error("m"), { name: "Batch.Late" }), "Batch.Late", "m"],
  ["its name and its cause", Object.assign(new Error("m", { cause: "c" }), { name: "Batch.Late" }), "Batch.Late", "c"],
  ["name and cause of a plain object", { name: "Batch.Late", cause: "c" }, "Batch.Late", "c"],
])("what a function throws fails the call with %s", async (_, thrown, error, cause) => {
  const failing = await run(() => {
    throw thrown;
  });
  expect(failing).toMatchObject({ status: "FAILED", error, cause });
});

it("an expectation that does not hold in a function fails the test, also where everything is caught", async () => {
  const [{ call }] = [calling().States];
  const caught = { ...call, Catch: [{ ErrorEquals: ["States.ALL"], Next: "call" }] };
  const wrong = () => {
    expect(1).toBe(2);
  };
  await expect(
    runLocally({ StartAt: "call", States: { call: caught } }, {}, { tasks: { call: wrong } }),
  ).rejects.toThrow("expect(received).toBe(expected)");
});

it("an answer that is changed later changes nothing", async () => {
  const answer = { rows: [1] };
  const { output } = await run(() => answer);
  answer.rows.push(2);
  expect(output).toEqual({ rows: [1] });
});

it.each([
  ["an integration", "arn:aws:states:::sns:publish", "TaskSucceeded"],
  ["one that waits for a callback", "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TaskSubmitted"],
  ["a Lambda function", "arn:aws:lambda:us-east-1:000000000000:function:f", "LambdaFunctionSucceeded"],
  ["an activity", "arn:aws:states:us-east-1:000000000000:activity:a", "ActivitySucceeded"],
])("answers stand for %s, with the events that it has", async (_, resource, type) => {
  for (const answer of [{ ok: true }, () => ({ ok: true })]) {
    const { output, history } = await run(answer, {}, resource);
    expect(output).toEqual({ ok: true });
    expect(history.map((event) => event.type)).toContain(type);
  }
});

it("an answer that is none is refused before the state goes on", async () => {
  await expect(run({ Throw: "no" })).rejects.toThrow('tasks: state "call": found {"Throw":"no"}');
});
