import type { Json } from "../../../asl/language/definition";
import { skippingClock } from "../../../local/engine/clock";
import { execute } from "../../../local/engine/drive";
import type { RunnableMachine } from "../../../local/engine/execution";
import type { HistoryEvent } from "../../../local/engine/history";
import type { World } from "../../../local/engine/world";
import type { CallSite, Reply, Task } from "../../../local/tasks/task";

/** The moment at which every run begins. */
export const begun = "2026-11-24T00:00:00.000Z";

export const machineArn = "arn:aws:states:ap-northeast-1:000000000000:stateMachine:m";
export const executionArn = "arn:aws:states:ap-northeast-1:000000000000:execution:m:e";
export const roleArn = "arn:aws:iam::000000000000:role/r";
export const ecs = { resourceType: "ecs", resource: "runTask.sync" };

/** What a call comes to: a result, an error, or nothing until it is stopped; `takes` are seconds. */
export type Answer = (
  | { readonly result: Json }
  | { readonly error: string | undefined; readonly cause?: string | undefined }
  | { readonly refused: string }
  | { readonly never: true }
) & { readonly takes?: number; readonly heartbeats?: readonly number[] };

/** How a machine is run: answers by the name of the state, the last one again and again; without one a call gives what it was sent. */
export interface Setting {
  readonly answers?: Readonly<Record<string, readonly Answer[]>>;
  readonly accept?: Task["accept"];
  readonly random?: number;
  readonly causeOfAbort?: string;
  /** Is told of each event; the controller aborts the execution. */
  readonly onEvent?: (event: HistoryEvent, controller: AbortController) => void;
}

/** Runs a machine in a world without services, in which no time is waited for. */
export async function run(definition: object, input: Json = {}, setting: Setting = {}) {
  const { answers = {}, random = 0.5, causeOfAbort, onEvent } = setting;
  const events: HistoryEvent[] = [];
  const controller = new AbortController();
  const start = Date.parse(begun);
  const clock = skippingClock({ now: () => start });
  const calls: {
    readonly state: string;
    readonly at: number;
    readonly parameters: Json;
    readonly retryCount: number;
  }[] = [];
  const seconds = () => (clock.now() - start) / 1000;
  let stopped = 0;

  const reply = async (answer: Answer, { signal, heartbeat, submitted }: CallSite): Promise<Reply> => {
    submitted({ Tasks: [] });
    for (const after of answer.heartbeats ?? []) {
      await clock.sleep(after * 1000, signal);
      heartbeat();
    }
    await clock.sleep("never" in answer ? 1e12 : (answer.takes ?? 0) * 1000, signal);
    if (signal.aborted) {
      stopped += 1;
      return { status: "ABORTED" };
    }
    if ("result" in answer) return { status: "SUCCEEDED", output: answer.result };
    if ("refused" in answer) return { status: "SUBMIT_FAILED", error: answer.refused, cause: "why" };
    return {
      status: "FAILED",
      ...("error" in answer ? { error: answer.error, cause: answer.cause } : { error: "never", cause: "" }),
    };
  };
  const accept: Task["accept"] = (parameters, { state, retryCount }) => {
    const before = calls.filter((call) => call.state === state).length;
    calls.push({ state, at: seconds(), parameters, retryCount });
    const own = answers[state];
    return { parameters, run: (site) => reply(own?.[before] ?? own?.at(-1) ?? { result: parameters }, site) };
  };
  const world: World = {
    taskOf: () => ({
      called: { kind: "integration", ...ecs },
      needs: () => ({ findings: [], machines: [], folders: [] }),
      accept: setting.accept ?? accept,
    }),
    clock,
    record: (arn, event) => {
      expect(arn).toBe(executionArn);
      events.push(event);
      onEvent?.(event, controller);
    },
    line: () => {},
    newToken: () => "token",
    random: () => random,
    signal: controller.signal,
  };
  const machine: RunnableMachine = {
    arn: machineArn,
    name: "m",
    region: "ap-northeast-1",
    roleArn,
    definition: definition as never,
  };
  const execution = await execute(
    { machine, name: "e", input, ...(causeOfAbort === undefined ? {} : { causeOfAbort }) },
    world,
  );
  const { result } = execution;
  return {
    execution,
    result,
    output: result.status === "SUCCEEDED" ? result.output : undefined,
    events,
    types: events.map(({ type }) => type),
    /** When each call was made, in seconds. */
    calls,
    /** How many calls were stopped before they had ended. */
    stopped,
    took: seconds(),
  };
}

/** The state that each event tells of as `<id> <- <previous id>: <type>`. */
export const chain = (events: readonly HistoryEvent[]): readonly string[] =>
  events.map(({ id, previousEventId, type }) => `${id} <- ${previousEventId}: ${type}`);

/** A machine of one Task, `run`. */
export const oneTask = (fields: object = {}): object => ({
  StartAt: "run",
  States: { run: { Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", End: true, ...fields } },
});

/** A machine of the states, in their order. */
export const machineOf = (states: Readonly<Record<string, object>>): object => ({
  StartAt: Object.keys(states)[0],
  States: states,
});

/** States that end: a call, several branches, an iteration for each item, and one that only passes data on. */
export const task = (fields: object = {}) => ({
  Type: "Task",
  Resource: "arn:aws:states:::ecs:runTask.sync",
  End: true,
  ...fields,
});
export const parallel = (Branches: readonly object[], fields: object = {}) => ({
  Type: "Parallel",
  Branches,
  End: true,
  ...fields,
});
export const map = (ItemProcessor: object, fields: object = {}) => ({
  Type: "Map",
  ItemProcessor,
  End: true,
  ...fields,
});
export const pass = (fields: object = {}) => ({ Type: "Pass", End: true, ...fields });
