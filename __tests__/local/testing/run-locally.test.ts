import path from "node:path";
import { type ContainerTask, input, noInput, stateMachine } from "../../../asl/language";
import { skippingClock } from "../../../local/engine/clock";
import { exits } from "../../../local/testing/exits";
import { runLocally } from "../../../local/testing/run-locally";
import type { Equal, Expect } from "../../expect-type";

const job: ContainerTask = {
  name: "job",
  container: { name: "main", imageFolder: "job", environment: {} },
  cpu: 256,
  memory: 512,
};
const extract = stateMachine("extract", input<{ date: string }>(), ({ input, step }) => {
  const { Containers } = step.runTask("read", job, { command: ["--date", input.date] });
  return { date: input.date, exitCode: Containers[0].ExitCode };
});
const nightly = stateMachine("nightly", noInput, ({ step }) => {
  const { Output } = step.startExecution("start", extract, { date: "2026-11-24" });
  return Output.exitCode;
});

/** A machine with one Task state, `call`. */
const one = (resource: string, more: object = {}) => ({
  StartAt: "call",
  States: { call: { Type: "Task", Resource: resource, End: true, ...more } },
});
const publish = one("arn:aws:states:::sns:publish");

it("runs a typed machine, whose output has its type", async () => {
  const run = await runLocally(extract, { date: "2026-11-24" }, { tasks: { read: exits(0) } });
  type _ = Expect<Equal<typeof run.output, { readonly date: string; readonly exitCode: number } | undefined>>;
  expect(run.output).toEqual({ date: "2026-11-24", exitCode: 0 });
  expect(run.status).toBe("SUCCEEDED");
});

it("runs the children that it is given, and tells which machine each state was of", async () => {
  const run = await runLocally(nightly, {}, { tasks: { read: exits(0) } });
  type _ = Expect<Equal<typeof run.output, number | undefined>>;
  expect(run.output).toBe(0);
  expect(run.states).toEqual([
    { name: "start", machine: "nightly", tries: 1, status: "SUCCEEDED" },
    { name: "read", machine: "extract", tries: 1, status: "SUCCEEDED" },
  ]);
  expect(run.received("start")).toEqual([
    {
      StateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:extract",
      Input: {
        date: "2026-11-24",
        AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: "arn:aws:states:us-east-1:000000000000:execution:nightly:test",
      },
    },
  ]);
});

it("does not run a child whose state is answered", async () => {
  const run = await runLocally(nightly, {}, { machines: [extract], tasks: { start: { Output: { exitCode: 7 } } } });
  expect(run.output).toBe(7);
  expect(run.states.map(({ name }) => name)).toEqual(["start"]);
});

it("runs a definition as it is", async () => {
  const run = await runLocally(publish, { a: 1 }, { tasks: { call: { MessageId: "1" } } });
  expect(run.output).toEqual({ MessageId: "1" });
  expect(run.received("call")).toEqual([{ a: 1 }]);
});

it("runs a definition that a file holds, which names its machine", async () => {
  const file = path.join(__dirname, "../../asl/machines/nightly-import.asl.json");
  const lock = { Throw: { Error: "DynamoDB.ConditionalCheckFailedException" } };
  const run = await runLocally(file, {}, { tasks: { lock } });
  expect(run.status).toBe("SUCCEEDED");
  expect(run.states[0]).toMatchObject({ name: "lock", machine: "nightly-import" });
});

it("skips a wait of a month, and tells how long it would have been", async () => {
  const waiting = { StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 31 * 86_400, End: true } } };
  const run = await runLocally(waiting, {});
  expect(run.duration).toBe(31 * 86_400_000);
  expect(run.history.at(0)?.timestamp).toBe("2026-01-01T00:00:00.000Z");
  expect(run.history.at(-1)?.timestamp).toBe("2026-02-01T00:00:00.000Z");
});

it("begins at another time when a clock says so", async () => {
  const now = {
    StartAt: "now",
    States: { now: { Type: "Pass", Parameters: { "at.$": "$$.State.EnteredTime" }, End: true } },
  };
  const clock = skippingClock({ now: () => Date.parse("2026-11-24T10:00:00Z") });
  expect((await runLocally(now, {}, { clock })).output).toEqual({ at: "2026-11-24T10:00:00.000Z" });
});

it("has the simulated time in expressions too", async () => {
  const told = { Type: "Pass", QueryLanguage: "JSONata", Output: ["{% $now() %}", "{% $millis() %}"], End: true };
  const definition = { StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 60, Next: "told" }, told } };
  const later = "2026-01-01T00:01:00.000Z";
  expect((await runLocally(definition, {})).output).toEqual([later, Date.parse(later)]);
});

it("gives the error of a failed run, and States.Timeout when its time was over", async () => {
  const failing = await runLocally(publish, {}, { tasks: { call: { Throw: { Error: "E", Cause: "why" } } } });
  expect(failing).toMatchObject({ status: "FAILED", output: undefined, error: "E", cause: "why" });
  const late = await runLocally({ ...publish, TimeoutSeconds: 60 }, {}, { tasks: { call: { Timeout: true } } });
  expect(late).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout", duration: 60_000 });
});

it("reads the items of a distributed Map from a folder that stands for S3", async () => {
  const reading = {
    StartAt: "map",
    States: {
      map: {
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "JSON" },
          Parameters: { Bucket: "nights", Key: "dates.json" },
        },
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...publish },
        End: true,
      },
    },
  };
  const run = await runLocally(
    reading,
    {},
    { tasks: { call: { Echo: true } }, buckets: path.join(__dirname, "buckets") },
  );
  expect(run.output).toEqual(["2026-11-24", "2026-11-25"]);
});

it("is the same when it is run again, ids and times included", async () => {
  const random = one("arn:aws:states:::sqs:sendMessage.waitForTaskToken", {
    Parameters: { "token.$": "$$.Task.Token" },
    Retry: [{ ErrorEquals: ["States.ALL"], JitterStrategy: "FULL" }],
  });
  const tasks = { call: [{ Throw: { Error: "E" } }, { Return: 1 }] };
  const [first, second] = [await runLocally(random, {}, { tasks }), await runLocally(random, {}, { tasks })];
  expect(second.history).toEqual(first.history);
});

it("is the same also in what its expressions draw without a seed", async () => {
  const paths = {
    Type: "Pass",
    Parameters: { "id.$": "States.UUID()", "n.$": "States.MathRandom(0, 1000000)" },
    Next: "jsonata",
  };
  const drawn = "{% [$uuid(), $random(), $shuffle([1..20])] %}";
  const jsonata = { Type: "Pass", QueryLanguage: "JSONata", Output: ["{% $states.input %}", drawn, drawn], End: true };
  const definition = { StartAt: "paths", States: { paths, jsonata } };
  const [first, second] = [await runLocally(definition, {}), await runLocally(definition, {})];
  const [, one, other] = first.output as unknown[];
  expect(one).not.toEqual(other);
  expect(second.output).toEqual(first.output);
});

describe("the test fails, with a sentence that says what to do,", () => {
  it("for a state without an answer", async () => {
    await expect(runLocally(publish, {})).rejects.toThrow(
      'state "call" calls sns:publish, and the test has no answer for it; give runLocally one by the state\'s name: ' +
        'tasks: { "call": { … } }, a result, a function of what the state sends, or a list of one a call',
    );
    await expect(runLocally(extract, { date: "" })).rejects.toThrow('tasks: { "read": exits(0) }');
  });

  it("for such a state also in a Parallel, a Map, a child, and where everything is caught", async () => {
    const caught = one("arn:aws:states:::sns:publish", { Catch: [{ ErrorEquals: ["States.ALL"], Next: "call" }] });
    const parallel = { StartAt: "p", States: { p: { Type: "Parallel", Branches: [publish], End: true } } };
    const map = { StartAt: "m", States: { m: { Type: "Map", ItemProcessor: publish, End: true } } };
    await expect(runLocally(caught, {})).rejects.toThrow("no answer");
    await expect(runLocally(parallel, {})).rejects.toThrow("no answer");
    await expect(runLocally(map, [1, 2])).rejects.toThrow("no answer");
    await expect(runLocally(nightly, {})).rejects.toThrow('state "read" calls ecs:runTask.sync');
  });

  it("for a child that it was not given", async () => {
    const written = JSON.parse(JSON.stringify(nightly)) as typeof nightly; // As a stored tree is: it knows names only.
    await expect(runLocally(written, {})).rejects.toThrow(
      'state "start" starts arn:aws:states:us-east-1:000000000000:stateMachine:extract, which the test does not have; ' +
        'give runLocally its machine, machines: [extract], or answer the state: tasks: { "start": { Output: … } }',
    );
  });

  it("for an answer that no state can get", async () => {
    await expect(runLocally(publish, {}, { tasks: { cal: 1 } })).rejects.toThrow(
      'tasks: there is no Task state "cal"; did you mean "call"?',
    );
  });

  it("for an input that is larger than Step Functions takes", async () => {
    await expect(runLocally(publish, "x".repeat(262_143), { tasks: { call: 1 } })).rejects.toThrow(
      "input has 262145 bytes, Step Functions takes 262144 as an input",
    );
    expect((await runLocally(publish, "x".repeat(262_142), { tasks: { call: 1 } })).status).toBe("SUCCEEDED");
  });

  it("for a definition that is none", async () => {
    await expect(runLocally({ StartAt: "a", States: {} }, {})).rejects.toThrow(
      'state machine "definition" (the definition of the test): ',
    );
    await expect(runLocally("nowhere.json", {})).rejects.toThrow("definition nowhere.json: there is no file ");
  });
});
