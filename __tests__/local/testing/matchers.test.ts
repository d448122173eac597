import { runLocally } from "../../../local/testing/run-locally";
import "../../../local/testing/matchers";

const publish = { Type: "Task", Resource: "arn:aws:states:::sns:publish" };
const definition = {
  StartAt: "first",
  States: {
    first: { ...publish, Retry: [{ ErrorEquals: ["Again"] }], Next: "second" },
    second: { ...publish, Parameters: { "rows.$": "$.rows", to: "all" }, End: true },
  },
};
const again = { Throw: { Error: "Again", Cause: "not yet" } };
const run = (first: unknown) => runLocally(definition, {}, { tasks: { first, second: { MessageId: "1" } } });
const succeeded = () => run([again, { Return: { rows: 3 } }]);
const failed = () => run({ Throw: { Error: "Batch.Late", Cause: "too late" } });

it("toSucceedWith: the output, compared as toEqual does", async () => {
  expect(await succeeded()).toSucceedWith({ MessageId: "1" });
  expect(await succeeded()).toSucceedWith(expect.objectContaining({ MessageId: expect.any(String) }));
  expect(await succeeded()).not.toSucceedWith({ MessageId: "2" });
  expect(await failed()).not.toSucceedWith({ MessageId: "1" });
});

it("toFailWith: the error, and the cause as it is or by a pattern", async () => {
  expect(await failed()).toFailWith("Batch.Late");
  expect(await failed()).toFailWith("Batch.Late", "too late");
  expect(await failed()).toFailWith("Batch.Late", /late$/);
  expect(await failed()).not.toFailWith("Batch.Late", "too");
  expect(await failed()).not.toFailWith("Batch");
  expect(await succeeded()).not.toFailWith("Batch.Late");
});

it("toFailWith: a run whose own time is over", async () => {
  const late = { TimeoutSeconds: 9, StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 10, End: true } } };
  expect(await runLocally(late, {})).toFailWith("States.Timeout");
});

it("toHaveVisited: all states in their order", async () => {
  expect(await succeeded()).toHaveVisited(["first", "second"]);
  expect(await failed()).toHaveVisited(["first"]);
  expect(await succeeded()).not.toHaveVisited(["first"]);
  expect(await succeeded()).toHaveVisited(expect.arrayContaining(["second"]));
});

it("toHaveRetried: tries after the first one", async () => {
  expect(await succeeded()).toHaveRetried("first", 1);
  expect(await succeeded()).toHaveRetried("second", 0);
  expect(await succeeded()).not.toHaveRetried("first", 2);
  expect(await failed()).not.toHaveRetried("second", 0);
});

it("toHaveReceived: a call that sent these parameters, compared as toMatchObject does", async () => {
  expect(await succeeded()).toHaveReceived("second", { rows: 3 });
  expect(await succeeded()).toHaveReceived("second", { rows: expect.any(Number), to: "all" });
  expect(await succeeded()).not.toHaveReceived("second", { rows: 4 });
  expect(await failed()).not.toHaveReceived("second", {});
});

describe("a matcher that does not hold", () => {
  const messageOf = (assertion: () => void): string => {
    try {
      assertion();
    } catch (error) {
      // Colours of jest are of no interest.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a terminal is told of them
      return String((error as Error).message).replace(/\u001b\[\d+m/g, "");
    }
    throw new Error("it held");
  };

  it("says what was expected, what there was, and shows the run", async () => {
    const run = await failed();
    const message = messageOf(() => expect(run).toSucceedWith({ MessageId: "1" }));
    expect(message).toContain("expect(run).toSucceedWith()");
    expect(message).toContain('Expected: output {"MessageId": "1"}');
    expect(message).toContain('Received: FAILED, Batch.Late, cause "too late"');
    expect(message).toContain("✖ Batch.Late: too late");
    expect(message).toMatch(/state +tries +duration +status/);
  });

  it("shows where two outputs differ", async () => {
    const run = await succeeded();
    const message = messageOf(() => expect(run).toSucceedWith({ MessageId: "2" }));
    expect(message).toContain('-   "MessageId": "2"');
    expect(message).toContain('+   "MessageId": "1"');
  });

  it("says the contrary when it was turned round", async () => {
    const run = await succeeded();
    expect(messageOf(() => expect(run).not.toHaveRetried("first", 1))).toContain("Expected: not 1 retries of first");
  });

  it("says of a state that was not there which were", async () => {
    const run = await failed();
    expect(messageOf(() => expect(run).toHaveRetried("second", 1))).toContain(
      "second was not visited; these were: first",
    );
    expect(messageOf(() => expect(run).toHaveReceived("second", {}))).toContain(
      "second was not called; these were: first",
    );
  });

  it("says of a promise that it was not waited for", () => {
    const promise = succeeded();
    expect(messageOf(() => expect(promise).toHaveVisited([]))).toContain("write await before runLocally");
  });
});
