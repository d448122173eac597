import { rmSync } from "node:fs";
import type { Json, TaskState } from "../../asl/language/definition";
import { foldersNeeded, runnable } from "../../local/before-start";
import { CannotRun } from "../../local/cannot-run";
import { skippingClock } from "../../local/engine/clock";
import { execute } from "../../local/engine/drive";
import type { HistoryEvent } from "../../local/engine/history";
import { readStacks } from "../../local/read-stacks";
import { answersOf } from "../../local/tasks/answers";
import { readInjection } from "../../local/tasks/failure-injection";
import { localWorld, type WorldParts } from "../../local/world";
import { project, runTask, single, stack, startExecution, writeStack } from "./synthesized";

const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));

interface Options extends Partial<Pick<WorldParts, "handlers">> {
  readonly answers?: { readonly [state: string]: Json };
  readonly fail?: readonly string[];
}

/** A world with machines in it, the first of which is run. */
function worldOf(machines: Readonly<Record<string, object>>, { handlers = {}, answers = {}, fail = [] }: Options = {}) {
  writeStack(folder, stack({ machines }));
  const stacks = readStacks("cdktf.out", folder);
  const events: { arn: string; event: HistoryEvent }[] = [];
  const read = answersOf(answers);
  if ("findings" in read) throw new Error(read.findings.join());
  const local = localWorld({
    stacks,
    places: { cwd: folder, outdir: "cdktf.out" },
    clock: skippingClock(),
    record: (arn, event) => events.push({ arn, event }),
    line: () => {},
    signal: new AbortController().signal,
    handlers,
    answers: read.answers,
    failures: fail.flatMap((written) => {
      const failure = readInjection(written);
      return "problem" in failure ? [] : [failure];
    }),
  });
  const first = stacks.machines.find(({ id }) => id === Object.keys(machines)[0]);
  if (first === undefined) throw new Error("no machine");
  return { local, first, events };
}

/** Looks at the first machine as a run does, executes it, and waits for all that it set going. */
async function run(machines: Readonly<Record<string, object>>, options?: Options) {
  const { local, first, events } = worldOf(machines, options);
  foldersNeeded(first, local.tasks);
  const execution = await execute({ machine: runnable(first), name: "run", input: { date: "d" } }, local.world);
  await local.settled();
  const own = events.filter(({ arn }) => arn === execution.executionArn).map(({ event }) => event);
  return { ...execution, events: own, types: own.map(({ type }) => type), all: events };
}

/** What keeps the first machine from being run, one sentence each. */
function findings(machines: Readonly<Record<string, object>>, options?: Options): readonly string[] {
  const { local, first } = worldOf(machines, options);
  try {
    foldersNeeded(first, local.tasks);
    return [];
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.sentences;
  }
}

const call = (integration: string, fields: object = {}) => ({
  Type: "Task",
  Resource: `arn:aws:states:::${integration}`,
  Parameters: {},
  ...fields,
});
const lambda = (name: string): Omit<TaskState, "End"> => ({
  Type: "Task",
  Resource: `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`,
});

describe("answers by state", () => {
  it("stand for any kind of call, with the events of its kind", async () => {
    const { result, types } = await run({ m: single("count", lambda("count")) }, { answers: { count: { rows: 3 } } });
    expect(result).toEqual({ status: "SUCCEEDED", output: { rows: 3 } });
    expect(types).toContain("LambdaFunctionSucceeded");
  });

  it("are counted over retries", async () => {
    const retry = { Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 60 }] };
    const answers = { tell: [{ Throw: { Error: "Busy" } }, { Throw: { Error: "Busy" } }, { Return: "told" }] };
    const { result, types } = await run({ m: single("tell", call("sns:publish", retry)) }, { answers });
    expect(result).toEqual({ status: "SUCCEEDED", output: "told" });
    expect(types.filter((type) => type === "TaskFailed")).toHaveLength(2);
  });

  it("are counted over iterations, and stand for states inside of others", async () => {
    const body = { ItemProcessor: single("tell", call("sns:publish")), ItemsPath: "$$.Execution.Input.items" };
    const list = { Type: "Map", ...body, ItemsPath: "$.items" };
    const machine = {
      StartAt: "list",
      States: { list: { Type: "Pass", Result: { items: [1, 2, 3] }, Next: "each" }, each: { ...list, End: true } },
    };
    const { result } = await run({ m: machine }, { answers: { tell: [{ Return: "a" }, { Return: "b" }] } });
    expect(result).toEqual({ status: "SUCCEEDED", output: ["a", "b", "b"] });
  });

  it("that never come let the state run into its time limit, in no time", async () => {
    const limited = single("tell", call("sns:publish", { TimeoutSeconds: 86_400 }));
    const { result, startDate, stopDate } = await run({ m: limited }, { answers: { tell: { Timeout: true } } });
    expect(result).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    expect(stopDate - startDate).toBeGreaterThanOrEqual(86_400_000);
  });
});

describe("handlers", () => {
  it("answer calls of integrations that do not run locally", async () => {
    const machine = single("tell", call("sns:publish", { Parameters: { "Message.$": "$.date" } }));
    const handlers = { "sns:publish": ({ Message }: { Message: string }) => ({ sent: Message }) };
    expect((await run({ m: machine }, { handlers })).result).toEqual({ status: "SUCCEEDED", output: { sent: "d" } });
  });

  it("of a state with a heartbeat have to give signs until the token is back", async () => {
    const machine = single(
      "ask",
      call("sqs:sendMessage.waitForTaskToken", { HeartbeatSeconds: 60, TimeoutSeconds: 600 }),
    );
    const silent = await run({ m: machine }, { handlers: { "sqs:sendMessage": () => ({}) } });
    expect(silent.result).toMatchObject({ error: "States.Timeout" });
    expect(silent.stopDate - silent.startDate).toBeLessThan(600_000);
  });
});

describe("machines that start machines", () => {
  const child = single("work", call("sns:publish"));
  const handlers = { "sns:publish": () => "done" };

  it("go on at once with startExecution, and the run is over when the child is too", async () => {
    const start = { ...startExecution("child", {}), Resource: "arn:aws:states:::states:startExecution" };
    const { result, all, types } = await run({ parent: single("start", start), child }, { handlers });
    expect(result).toMatchObject({
      status: "SUCCEEDED",
      output: { ExecutionArn: expect.stringContaining(":execution:child:") },
    });
    expect(types).not.toContain("TaskSubmitted");
    expect(all.filter(({ event }) => event.type === "ExecutionSucceeded")).toHaveLength(2);
  });

  it("end a child whose parent's state takes too long, and nothing else", async () => {
    const limited = {
      ...startExecution("child", {}),
      TimeoutSeconds: 10,
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "after" }],
    };
    const parent = { StartAt: "start", States: { start: { ...limited, End: true }, after: { Type: "Succeed" } } };
    const slow = single("sleep", { Type: "Wait", Seconds: 60 });
    const { result, all } = await run({ parent, child: slow });
    expect(result.status).toBe("SUCCEEDED");
    expect(all.map(({ event }) => event.type)).toContain("ExecutionAborted");
  });

  it("wait for a token that the child brings back", async () => {
    const bringsBack = single(
      "answer",
      call("aws-sdk:sfn:sendTaskSuccess", { Parameters: { "TaskToken.$": "$.token", Output: { ok: true } } }),
    );
    const start = {
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution.waitForTaskToken",
      Parameters: { StateMachineArn: "${aws_sfn_state_machine.child.arn}", Input: { "token.$": "$$.Task.Token" } },
    };
    const { result } = await run({ parent: single("start", start), child: bringsBack });
    expect(result).toEqual({ status: "SUCCEEDED", output: { ok: true } });
  });
});

describe("injected failures", () => {
  it("are retried as the service's own, and the program is not even built", async () => {
    const failing = { ...runTask(), Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 2 }] };
    const { result, types } = await run({ m: single("extract", failing) }, { fail: ["extract=exit:3"] });
    expect(result).toMatchObject({ status: "FAILED", error: "States.TaskFailed" });
    expect(types.filter((type) => type === "TaskFailed")).toHaveLength(3);
  });

  it("of the rate are over after as many calls as said", async () => {
    const retry = [{ ErrorEquals: ["ECS.AmazonECSException"], MaxAttempts: 5 }];
    const machine = single("extract", { ...runTask(), Retry: retry });
    const { result, types } = await run({ m: machine }, { fail: ["extract=throttle:2"], answers: { extract: "done" } });
    expect(result).toEqual({ status: "SUCCEEDED", output: "done" });
    expect(types.filter((type) => type === "TaskSubmitFailed")).toHaveLength(2);
  });

  it("of time run into the limit of the state", async () => {
    const machine = single("extract", { ...runTask(), TimeoutSeconds: 3600 });
    expect((await run({ m: machine }, { fail: ["extract=timeout"] })).result).toMatchObject({
      error: "States.Timeout",
    });
  });
});

describe("before the start", () => {
  it("every call that nothing stands for is found, also in branches, bodies and children", () => {
    const branch = single("tell", call("sns:publish"));
    const both = {
      Type: "Parallel",
      Branches: [branch, single("each", { Type: "Map", ItemProcessor: single("count", lambda("count")) })],
    };
    const parent = {
      StartAt: "both",
      States: { both: { ...both, Next: "start" }, start: { ...startExecution("child", {}), End: true } },
    };
    const child = single("send", call("sqs:sendMessage"));
    expect(findings({ parent, child })).toEqual([
      expect.stringMatching(
        /state machine "parent" .*: state "tell", Resource: nothing stands for sns:publish locally; name a file/,
      ),
      expect.stringMatching(/state "count", Resource: nothing stands for arn:aws:lambda:.*"count": async/),
      expect.stringMatching(
        /state machine "child" .*: state "send", Resource: nothing stands for sqs:sendMessage locally/,
      ),
    ]);
    expect(
      findings({ parent, child }, { handlers: { "sns:publish": () => 1, count: () => 1 }, answers: { send: 1 } }),
    ).toEqual([]);
  });

  it("a failure of containers that a state cannot have is told as that, and not as a wrong container", () => {
    const machine = single("Work", lambda("count"));
    expect(findings({ m: machine }, { fail: ["Work=exit:3"], handlers: { count: () => 1 } })).toEqual([
      expect.stringMatching(/^--fail Work=exit:3: the state calls .*, where only timeout can be injected/),
    ]);
  });

  it("states that options name are looked for among those that can run", () => {
    const machine = single("extract", runTask());
    expect(findings({ m: machine }, { fail: ["extrct=pull"], answers: { other: 1 } })).toEqual([
      '--tasks: there is no Task state "other"; the Task states are: extract',
      '--fail extrct=pull: there is no Task state "extrct"; did you mean "extract"?',
    ]);
  });
});
