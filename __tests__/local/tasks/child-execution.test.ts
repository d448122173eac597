import { rmSync } from "node:fs";
import type { Json, JsonObject } from "../../../asl/language/definition";
import type { Execution } from "../../../local/engine/execution";
import { readStacks } from "../../../local/read-stacks";
import { childExecution } from "../../../local/tasks/child-execution";
import { project, stack, writeStack } from "../synthesized";

const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));
writeStack(folder, stack());
const stacks = readStacks("cdktf.out", folder);

const machineArn = "arn:aws:states:ap-northeast-1:000000000000:stateMachine:execEcsRunStateMachine1";
const executionArn = "arn:aws:states:ap-northeast-1:000000000000:execution:execEcsRunStateMachine1";

/** Runs a child that ends with a result, and tells what it was started with. */
async function run(parameters: JsonObject, result: Execution["result"] = { status: "SUCCEEDED", output: { ok: 1 } }) {
  const started: { name: string; input: Json; causeOfAbort: string }[] = [];
  const submitted: Json[] = [];
  const task = childExecution({
    stacks,
    newName: () => "made-up",
    now: () => 1_000,
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
  });
  const reply = await task.accept(parameters).run({
    executionArn: "arn:of:the:parent",
    submitted: (output) => submitted.push(output),
    line: () => {},
    signal: new AbortController().signal,
  });
  return { reply, started, submitted };
}

const described = {
  ExecutionArn: `${executionArn}:made-up`,
  InputDetails: { Included: true },
  Name: "made-up",
  StartDate: 1_000,
  StateMachineArn: machineArn,
  StopDate: 2_000,
};

it("answers with the child's execution, Input and Output as JSON", async () => {
  const { reply, started, submitted } = await run({ StateMachineArn: machineArn, Input: { a: 1 } });
  expect(started).toMatchObject([{ name: "made-up", input: { a: 1 } }]);
  expect(submitted).toEqual([{ ExecutionArn: `${executionArn}:made-up`, StartDate: 1_000 }]);
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

it("fails with States.TaskFailed and the child's execution, its error and cause in it", async () => {
  const { reply } = await run(
    { StateMachineArn: machineArn, Input: { a: 1 } },
    { status: "FAILED", error: "States.Runtime", cause: "why" },
  );
  if (reply.status !== "FAILED") throw new Error(reply.status);
  expect(reply.error).toBe("States.TaskFailed");
  expect(JSON.parse(reply.cause)).toEqual({
    ...described,
    Cause: "why",
    Error: "States.Runtime",
    Input: '{"a":1}',
    Status: "FAILED",
  });
});

it("takes the name that it is given, and an empty input when it is given none", async () => {
  const { started } = await run({ StateMachineArn: machineArn, Name: "given" });
  expect(started).toMatchObject([{ name: "given", input: {} }]);
});

it("is aborted with its child, whose history tells of the parent", async () => {
  const { reply, started } = await run({ StateMachineArn: machineArn }, { status: "ABORTED" });
  expect(reply).toEqual({ status: "ABORTED" });
  expect(started[0]?.causeOfAbort).toBe(
    "The Task state in AWS Step Functions execution [arn:of:the:parent] which was managing this resource was aborted",
  );
});

it("is refused for a machine that is not there", async () => {
  const { reply, started } = await run({ StateMachineArn: `${machineArn}0` });
  expect(reply).toEqual({
    status: "SUBMIT_FAILED",
    error: "StepFunctions.StateMachineDoesNotExistException",
    cause: `State Machine Does Not Exist: '${machineArn}0'`,
  });
  expect(started).toEqual([]);
});
