import type { Json } from "../../../asl/language/definition";
import { execute, type World } from "../../../local/engine/drive";
import { StatesError } from "../../../local/engine/error-names";
import type { HistoryEvent } from "../../../local/engine/history";
import type { Reply, Task } from "../../../local/tasks/task";

const machine = (definition: object) => ({
  arn: "arn:aws:states:ap-northeast-1:000000000000:stateMachine:m",
  name: "m",
  region: "ap-northeast-1",
  roleArn: "arn:aws:iam::000000000000:role/r",
  definition: definition as { StartAt: string; States: Record<string, never> },
});
const executionArn = "arn:aws:states:ap-northeast-1:000000000000:execution:m:e";
const oneState = {
  StartAt: "run",
  States: { run: { Type: "Task", Resource: "r", Parameters: { "a.$": "$.a" }, End: true } },
};

/** A task that gives a reply without running anything. */
const replying = (reply: Reply, submitted: Json = { Tasks: [] }): Task => ({
  integration: { resourceType: "ecs", resource: "runTask.sync" },
  needs: () => ({ findings: [], machines: [], folders: [] }),
  accept: (parameters) => ({
    parameters: { ...(parameters as object), StartedBy: "AWS Step Functions" },
    run: async (call) => {
      call.submitted(submitted);
      return reply;
    },
  }),
});

/** Runs a machine in a world whose clock goes on by a second at each look. */
async function run(definition: object, input: Json, task: Task, causeOfAbort?: string) {
  const events: HistoryEvent[] = [];
  let now = Date.parse("2026-11-24T00:00:00Z");
  const world: World = {
    taskOf: () => task,
    clock: { now: () => (now += 1000), sleep: async () => {} },
    record: (arn, event) => {
      expect(arn).toBe(executionArn);
      events.push(event);
    },
    line: () => {},
    signal: new AbortController().signal,
  };
  const start = { machine: machine(definition), name: "e", input, ...(causeOfAbort ? { causeOfAbort } : {}) };
  return { execution: await execute(start, world), events };
}

const whole = { truncated: false };
const ecs = { resourceType: "ecs", resource: "runTask.sync" };

it("writes the history of a runTask.sync state as GetExecutionHistory returns it", async () => {
  const { execution, events } = await run(oneState, { a: 1 }, replying({ status: "SUCCEEDED", output: { ok: true } }));
  expect(events.map(({ timestamp: _, ...event }) => event)).toEqual([
    {
      id: 1,
      previousEventId: 0,
      type: "ExecutionStarted",
      executionStartedEventDetails: {
        input: '{"a":1}',
        inputDetails: whole,
        roleArn: "arn:aws:iam::000000000000:role/r",
      },
    },
    {
      id: 2,
      // Of the service: the first state does not name the start of the execution.
      previousEventId: 0,
      type: "TaskStateEntered",
      stateEnteredEventDetails: { name: "run", input: '{"a":1}', inputDetails: whole },
    },
    {
      id: 3,
      previousEventId: 2,
      type: "TaskScheduled",
      taskScheduledEventDetails: {
        ...ecs,
        region: "ap-northeast-1",
        parameters: '{"a":1,"StartedBy":"AWS Step Functions"}',
      },
    },
    { id: 4, previousEventId: 3, type: "TaskStarted", taskStartedEventDetails: ecs },
    {
      id: 5,
      previousEventId: 4,
      type: "TaskSubmitted",
      taskSubmittedEventDetails: { ...ecs, output: '{"Tasks":[]}', outputDetails: whole },
    },
    {
      id: 6,
      previousEventId: 5,
      type: "TaskSucceeded",
      taskSucceededEventDetails: { ...ecs, output: '{"ok":true}', outputDetails: whole },
    },
    {
      id: 7,
      previousEventId: 6,
      type: "TaskStateExited",
      stateExitedEventDetails: { name: "run", output: '{"ok":true}', outputDetails: whole },
    },
    {
      id: 8,
      previousEventId: 7,
      type: "ExecutionSucceeded",
      executionSucceededEventDetails: { output: '{"ok":true}', outputDetails: whole },
    },
  ]);
  expect(events[0]?.timestamp).toBe("2026-11-24T00:00:02.000Z");
  expect(execution).toEqual({
    executionArn,
    stateMachineArn: "arn:aws:states:ap-northeast-1:000000000000:stateMachine:m",
    name: "e",
    startDate: Date.parse("2026-11-24T00:00:01Z"),
    stopDate: Date.parse("2026-11-24T00:00:10Z"),
    input: { a: 1 },
    result: { status: "SUCCEEDED", output: { ok: true } },
  });
});

const typesOf = (events: readonly HistoryEvent[]) => events.map(({ type }) => type);

it("fails with the error of a task", async () => {
  const { execution, events } = await run(
    oneState,
    { a: 1 },
    replying({ status: "FAILED", error: "States.TaskFailed", cause: "why" }),
  );
  expect(typesOf(events).slice(4)).toEqual(["TaskSubmitted", "TaskFailed", "ExecutionFailed"]);
  expect(events[5]).toMatchObject({ taskFailedEventDetails: { ...ecs, error: "States.TaskFailed", cause: "why" } });
  expect(events[6]).toMatchObject({
    previousEventId: 6,
    executionFailedEventDetails: { error: "States.TaskFailed", cause: "why" },
  });
  expect(execution.result).toEqual({ status: "FAILED", error: "States.TaskFailed", cause: "why" });
});

it("fails with the error of a request that the service refused", async () => {
  const { execution, events } = await run(
    oneState,
    { a: 1 },
    replying({ status: "SUBMIT_FAILED", error: "ECS.ClientException", cause: "why" }),
  );
  expect(events[5]).toMatchObject({
    type: "TaskSubmitFailed",
    taskSubmitFailedEventDetails: { error: "ECS.ClientException", cause: "why" },
  });
  expect(execution.result).toEqual({ status: "FAILED", error: "ECS.ClientException", cause: "why" });
});

it("fails a missing path with States.Runtime before anything is scheduled, and names the state and its event", async () => {
  const { execution, events } = await run(oneState, { b: 1 }, replying({ status: "ABORTED" }));
  expect(typesOf(events)).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
  expect(events[2]).toMatchObject({ previousEventId: 2 });
  expect(execution.result).toEqual({
    status: "FAILED",
    error: "States.Runtime",
    cause:
      "An error occurred while executing the state 'run' (entered at the event id #2). " +
      "The JSONPath '$.a' specified for the field 'a.$' could not be found in the input '{\"b\":1}'",
  });
});

it("fails parameters that the service cannot be asked with in the same way", async () => {
  const task = replying({ status: "ABORTED" });
  const refusing: Task = {
    ...task,
    accept: () => {
      throw new StatesError("States.Runtime", "not with these");
    },
  };
  const { execution, events } = await run(oneState, { a: 1 }, refusing);
  expect(typesOf(events)).toEqual(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"]);
  expect(execution.result).toMatchObject({
    error: "States.Runtime",
    cause: expect.stringMatching(/ #2\)\. not with these$/),
  });
});

it("aborts without an exit, and a child tells of its parent", async () => {
  const { execution, events } = await run(
    oneState,
    { a: 1 },
    replying({ status: "ABORTED" }),
    "the parent was aborted",
  );
  expect(typesOf(events).slice(4)).toEqual(["TaskSubmitted", "ExecutionAborted"]);
  expect(events[5]).toMatchObject({
    previousEventId: 0,
    executionAbortedEventDetails: { cause: "the parent was aborted" },
  });
  expect(execution.result).toEqual({ status: "ABORTED" });
});

it("hands output and variables on from state to state, and records what was assigned", async () => {
  const definition = {
    StartAt: "first",
    States: {
      first: {
        Type: "Task",
        Resource: "r",
        Parameters: { a: 1 },
        Assign: { "early.$": "$.n" },
        OutputPath: "$.n",
        Next: "second",
      },
      second: {
        Type: "Task",
        Resource: "r",
        Parameters: {
          "early.$": "$early",
          "before.$": "$",
          "state.$": "$$.State.Name",
          "machine.$": "$$.StateMachine.Name",
          "execution.$": "$$.Execution.Id",
          "input.$": "$$.Execution.Input.x",
        },
        End: true,
      },
    },
  };
  const { events } = await run(definition, { x: 9 }, replying({ status: "SUCCEEDED", output: { n: 5 } }));
  expect(events.find(({ type }) => type === "TaskStateExited")).toMatchObject({
    stateExitedEventDetails: { output: "5", assignedVariables: { early: "5" }, assignedVariablesDetails: whole },
  });
  const scheduled = events.flatMap((event) =>
    event.type === "TaskScheduled" ? [JSON.parse(event.taskScheduledEventDetails.parameters)] : [],
  );
  expect(scheduled[1]).toMatchObject({
    early: 5,
    before: 5,
    state: "second",
    machine: "m",
    execution: executionArn,
    input: 9,
  });
});
