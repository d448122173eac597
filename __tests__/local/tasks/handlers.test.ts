import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "../../../asl/language/definition";
import { callbacks } from "../../../local/tasks/callbacks";
import { calledOf } from "../../../local/tasks/called";
import { handled } from "../../../local/tasks/handled";
import type { Handlers } from "../../../local/tasks/handlers";
import { readHandlers } from "../../../local/tasks/read-handlers";
import { caller, callSite, make, patientClock } from "./surroundings";

const functionArn = "arn:aws:lambda:ap-northeast-1:000000000000:function:count";
const activityArn = "arn:aws:states:ap-northeast-1:000000000000:activity:approve";
const sns = "arn:aws:states:::sns:publish";
const sqs = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
const invoke = "arn:aws:states:::lambda:invoke";

function taskOf(handlers: Handlers, resource: string) {
  const called = calledOf(resource);
  if (called === undefined) throw new Error(resource);
  const tokens = callbacks(patientClock());
  return {
    tokens,
    task: handled(called, { handlers, callbacks: tokens, clock: patientClock(), newRequestId: () => "id" }),
  };
}
const call = (handlers: Handlers, resource: string, parameters: Json = {}) =>
  make(taskOf(handlers, resource).task.accept(parameters, { ...caller, token: "a-token" }));

describe("a handler", () => {
  it.each([
    ["an integration by its name", sns, "sns:publish"],
    [
      "one that waits, by its name without what it says of waiting",
      "arn:aws:states:::glue:startJobRun.sync",
      "glue:startJobRun",
    ],
    ["an SDK integration", "arn:aws:states:::aws-sdk:s3:listObjects", "aws-sdk:s3:listObjects"],
    ["a function by its ARN", functionArn, functionArn],
    ["a version of a function by the function's ARN", `${functionArn}:live`, functionArn],
    ["a function by its name", `${functionArn}:live`, "count"],
    ["an activity by its ARN", activityArn, activityArn],
    ["an activity by its name", activityArn, "approve"],
  ])("stands for %s", async (_, resource, key) => {
    const { reply } = await call({ [key]: (parameters) => ({ got: parameters }) }, resource, { a: 1 });
    expect(reply).toEqual({ status: "SUCCEEDED", output: { got: { a: 1 } } });
  });

  it("stands for a function that lambda:invoke calls: it gets the payload, its result is the payload of the answer", async () => {
    const handlers: Handlers = { count: async ({ rows }) => rows + 1, "lambda:invoke": () => "another" };
    const { reply } = await call(handlers, invoke, { FunctionName: `${functionArn}:$LATEST`, Payload: { rows: 2 } });
    expect(reply).toMatchObject({
      status: "SUCCEEDED",
      output: { ExecutedVersion: "$LATEST", Payload: 3, StatusCode: 200, SdkResponseMetadata: { RequestId: "id" } },
    });
    expect((await call(handlers, invoke, { FunctionName: "sum" })).reply).toMatchObject({ output: "another" });
  });

  it("has the state, a way to show lines and to give signs of life", async () => {
    const handlers: Handlers = {
      "sns:publish": (_, { state, line, heartbeat }) => {
        line(`in ${state}`);
        heartbeat();
      },
    };
    expect(await call(handlers, sns)).toEqual({
      reply: { status: "SUCCEEDED", output: null },
      lines: ["in here"],
      signs: 1,
      submitted: [],
    });
  });

  it("answers with what JSON makes of its result", async () => {
    const { reply } = await call({ "sns:publish": () => ({ at: new Date(0), none: undefined }) }, sns);
    expect(reply).toEqual({ status: "SUCCEEDED", output: { at: "1970-01-01T00:00:00.000Z" } });
  });
});

describe("an error that a handler throws", () => {
  class NotThere extends Error {
    override readonly name = "NotThere";
  }
  const broken = () => Promise.reject(new NotThere("no file"));

  it("is the error of the call by its name, its message is the cause", async () => {
    expect((await call({ "sns:publish": broken }, sns)).reply).toEqual({
      status: "FAILED",
      error: "NotThere",
      cause: "no file",
    });
  });

  it.each([
    [functionArn, {}],
    [invoke, { FunctionName: "count" }],
  ])("has the cause that Lambda gives it, of a function (%s)", async (resource, parameters) => {
    const { reply } = await call({ count: broken }, resource, parameters);
    if (reply.status !== "FAILED") throw new Error(reply.status);
    expect(reply.error).toBe("NotThere");
    expect(JSON.parse(reply.cause ?? "")).toEqual({
      errorType: "NotThere",
      errorMessage: "no file",
      trace: expect.arrayContaining([expect.stringContaining("no file")]),
    });
  });

  it("fails the submission of a state that waits", async () => {
    expect((await call({ "sqs:sendMessage": broken }, sqs)).reply).toMatchObject({
      status: "SUBMIT_FAILED",
      error: "NotThere",
    });
  });
});

describe("a handler of .waitForTaskToken", () => {
  it("gets the token; what it returns is the first answer, what is sent back is the result", async () => {
    const handlers: Handlers = {
      "sqs:sendMessage": (_, { token = "", sendTaskSuccess }) => {
        sendTaskSuccess(token, { approved: true });
        return { MessageId: "1" };
      },
    };
    expect(await call(handlers, sqs)).toMatchObject({
      submitted: [{ MessageId: "1" }],
      reply: { status: "SUCCEEDED", output: { approved: true } },
    });
  });

  it("waits for a token that comes later", async () => {
    const { task, tokens } = taskOf({ "sqs:sendMessage": () => ({}) }, sqs);
    const made = make(task.accept({}, { ...caller, token: "a-token" }));
    await new Promise(setImmediate);
    tokens.sendTaskFailure("a-token", { error: "Refused" });
    expect((await made).reply).toEqual({ status: "FAILED", error: "Refused", cause: undefined });
  });
});

it("is not waited for when the call is aborted, whether or not it looks at its signal", async () => {
  const { task } = taskOf({ "sns:publish": () => new Promise(() => {}) }, sns);
  const stop = new AbortController();
  const reply = task.accept({}, caller).run(callSite(stop.signal));
  stop.abort();
  expect(await reply).toEqual({ status: "ABORTED" });
});

describe("a call that nothing stands for", () => {
  const findings = (resource: string, parameters: object = {}, handlers: Handlers = {}) =>
    taskOf(handlers, resource).task.needs(parameters as never).findings;

  it.each([
    [sns, {}, "sns:publish", "sns:publish"],
    [functionArn, {}, functionArn, "count"],
    [activityArn, {}, activityArn, "approve"],
    [invoke, { FunctionName: functionArn }, "lambda:invoke", "count"],
  ])("is found before the start, with what to do (%s)", (resource, parameters, name, key) => {
    expect(findings(resource, parameters)).toEqual([
      `Resource: nothing stands for ${name} locally; name a file with --handlers that has: export const handlers = { "${key}": async (parameters) => … }, or answer the state in a file of --tasks`,
    ]);
  });

  it("is found at the call when only then its function is known", () => {
    expect(findings(invoke, { "FunctionName.$": "$.name" })).toEqual([]);
    const { task } = taskOf({}, invoke);
    expect(() => task.accept({ FunctionName: "count" }, caller)).toThrow(
      /^state "here", Resource: nothing stands for lambda:invoke locally/,
    );
  });
});

describe("a file of handlers", () => {
  const folder = mkdtempSync(join(tmpdir(), "handlers-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return () => readHandlers(name, folder);
  };

  it("exports them as handlers", () => {
    expect(Object.keys(file("good.js", "exports.handlers = { 'sns:publish': () => 1 };")())).toEqual(["sns:publish"]);
  });

  it.each([
    ["none.js", "exports.other = {};", /^--handlers none.js: it exports no handlers; write export const handlers/],
    ["no-function.js", "exports.handlers = { a: 1 };", /^--handlers no-function.js: no function: a; a handler is/],
    ["broken.js", "throw new Error('at load');", /^--handlers broken.js: it cannot be loaded: at load/],
  ])("is refused when it does not (%s)", (name, text, sentence) => {
    expect(file(name, text)).toThrow(sentence);
  });

  it("is refused when it is not there", () => {
    expect(() => readHandlers("other.ts", folder)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
