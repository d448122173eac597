import { rmSync } from "node:fs";
import type { Json, JsonObject } from "../../../asl/language/definition";
import type { Execution } from "../../../local/engine/execution";
import { readStacks } from "../../../local/read-stacks";
import { background } from "../../../local/tasks/background";
import { callbacks } from "../../../local/tasks/callbacks";
import { type ChildStart, childExecution } from "../../../local/tasks/child-execution";
import { project, stack, writeStack } from "../synthesized";
import { caller, make, patientClock } from "./surroundings";

const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));
writeStack(folder, stack());
const stacks = readStacks("cdktf.out", folder);

const machineArn = "arn:aws:states:ap-northeast-1:000000000000:stateMachine:execEcsRunStateMachine1";
const executionArn = "arn:aws:states:ap-northeast-1:000000000000:execution:execEcsRunStateMachine1";

/** The integration with a child that ends with a result, and what the child was started with. */
function around(resource: string, result: Execution["result"] = { status: "SUCCEEDED", output: { ok: 1 } }) {
  const started: ChildStart[] = [];
  const clock = { ...patientClock(), now: () => 1_000 };
  const beside = background();
  const tokens = callbacks(clock);
  const task = childExecution(
    {
      stacks,
      clock,
      newName: () => "made-up",
      newRequestId: () => "a-request",
      callbacks: tokens,
      background: beside,
      taken: new Set([`${executionArn}:taken`]),
      execute: async (machine, start) => {
        started.push(start);
        return {
          executionArn: `${executionArn}:${start.name}`,
          stateMachineArn: machine.arn,
          name: start.name,
          startDate: 1_000,
          stopDate: 2_000,
          input: start.input,
          result,
        };
      },
    },
    resource,
  );
  return { task, started, beside, tokens };
}

/** Runs a child that ends with a result, and tells what it was started with. */
async function run(parameters: JsonObject, result?: Execution["result"], resource = "startExecution.sync:2") {
  const { task, started } = around(resource, result);
  return { started, ...(await make(task.accept(parameters, caller))) };
}

/** The execution in the cause of a failure. */
async function failedChild(result: Execution["result"], resource?: string) {
  const { reply } = await run({ StateMachineArn: machineArn, Input: { a: 1 } }, result, resource);
  if (reply.status !== "FAILED") throw new Error(reply.status);
  expect(reply.error).toBe("States.TaskFailed");
  return JSON.parse(reply.cause ?? "");
}

const described = {
  ExecutionArn: `${executionArn}:made-up`,
  InputDetails: { Included: true },
  Name: "made-up",
  StartDate: 1_000,
  StateMachineArn: machineArn,
  StopDate: 2_000,
};

/** What StartExecution answers. */
const answer = {
  ExecutionArn: `${executionArn}:made-up`,
  SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
  SdkResponseMetadata: { RequestId: "a-request" },
  StartDate: 1_000,
};

it("answers with the child's execution, Input and Output as JSON", async () => {
  const { reply, started, submitted } = await run({ StateMachineArn: machineArn, Input: { a: 1 } });
  expect(started).toMatchObject([{ name: "made-up", input: { a: 1 } }]);
  expect(submitted).toEqual([answer]);
  expect(reply).toEqual({
    status: "SUCCEEDED",
    output: {
      ...described,
      Input: { a: 1 },
      Output: { ok: 1 },
      OutputDetails: { Included: true },
      Status: "SUCCEEDED",
    },
  });
});

it("answers with Input and Output as text for .sync", async () => {
  const { reply } = await run({ StateMachineArn: machineArn, Input: { a: 1 } }, undefined, "startExecution.sync");
  expect(reply).toMatchObject({ status: "SUCCEEDED", output: { Input: '{"a":1}', Output: '{"ok":1}' } });
});

it.each(["startExecution.sync", "startExecution.sync:2"])(
  "fails with States.TaskFailed and the child's execution, its error and cause in it (%s)",
  async (resource) => {
    expect(await failedChild({ status: "FAILED", error: "States.Runtime", cause: "why" }, resource)).toEqual({
      ...described,
      Cause: "why",
      Error: "States.Runtime",
      Input: '{"a":1}',
      Status: "FAILED",
    });
  },
);

it("tells of a child that ran out of its TimeoutSeconds without error and cause", async () => {
  expect(await failedChild({ status: "TIMED_OUT" })).toEqual({ ...described, Input: '{"a":1}', Status: "TIMED_OUT" });
});

it("takes the name that it is given, and an empty input when it is given none", async () => {
  const { started } = await run({ StateMachineArn: machineArn, Name: "given" });
  expect(started).toMatchObject([{ name: "given", input: {} }]);
});

it("is aborted with its child, whose history tells of the parent", async () => {
  const { reply, started } = await run({ StateMachineArn: machineArn }, { status: "ABORTED" });
  expect(reply).toEqual({ status: "ABORTED" });
  expect(started[0]?.causeOfAbort).toBe(
    "The Task state in AWS Step Functions execution [arn:of:the:execution] which was managing this resource was aborted",
  );
});

it("stops its child when it is stopped itself, and nothing else", async () => {
  const { task, started } = around("startExecution.sync");
  const stop = new AbortController();
  await make(task.accept({ StateMachineArn: machineArn }, caller), stop.signal);
  expect(started[0]?.signal).toBe(stop.signal);
});

it("takes an input that is text for JSON, as the API does", async () => {
  const { started } = await run({ StateMachineArn: machineArn, Input: '{"a":1}' });
  expect(started).toMatchObject([{ input: { a: 1 } }]);
});

describe("what StartExecution refuses", () => {
  it.each<[string, Json, string]>([
    [
      "StateMachineDoesNotExist",
      { StateMachineArn: `${machineArn}0` },
      `State Machine Does Not Exist: '${machineArn}0'`,
    ],
    ["ExecutionAlreadyExists", { Name: "taken" }, `Execution Already Exists: '${executionArn}:taken'`],
    ["InvalidName", { Name: "a b" }, "Invalid Name: 'a b'"],
    [
      "InvalidExecutionInput",
      { Input: "{a" },
      expect.stringContaining("Invalid State Machine Execution Input: 'is not JSON"),
    ],
  ])("%s", async (code, parameters, message) => {
    const sent = { StateMachineArn: machineArn, ...(parameters as JsonObject) };
    const { reply, started } = await run(sent);
    const whole =
      typeof message === "string"
        ? `${message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: a-request; Proxy: null)`
        : message;
    expect(reply).toEqual({ status: "SUBMIT_FAILED", error: `StepFunctions.${code}Exception`, cause: whole });
    expect(started).toEqual([]);
    expect((await run(sent, undefined, "startExecution")).reply.status).toBe("FAILED");
  });
});

it("goes on at once without waiting, and the child outlives whatever becomes of its parent (startExecution)", async () => {
  const { task, started, beside } = around("startExecution");
  const { reply, submitted } = await make(task.accept({ StateMachineArn: machineArn }, caller));
  expect(reply).toEqual({ status: "SUCCEEDED", output: answer });
  expect(submitted).toEqual([]);
  expect(started).toEqual([{ name: "made-up", input: {} }]);
  await beside.settled();
});

it("waits for its token, not for the child (startExecution.waitForTaskToken)", async () => {
  const { task, beside, tokens } = around("startExecution.waitForTaskToken");
  const made = make(task.accept({ StateMachineArn: machineArn }, { ...caller, token: "a-token" }));
  await beside.settled();
  tokens.sendTaskFailure("a-token", { error: "Late", cause: "why" });
  expect(await made).toMatchObject({ submitted: [answer], reply: { status: "FAILED", error: "Late", cause: "why" } });
});
