import { createHash } from "node:crypto";
import type { Json } from "../../asl/language/definition";
import type { Called } from "../../local/engine/call-events";
import { type Clock, skippingClock } from "../../local/engine/clock";
import { execute } from "../../local/engine/drive";
import type { HistoryEvent } from "../../local/engine/history";
import { type Objects, ObjectsError } from "../../local/engine/objects";
import type { World } from "../../local/engine/world";
import type { CallSite, Reply, Task } from "../../local/tasks/task";
import { answersIn, detailsOf, type RecordedAnswer } from "./recorded-answers";
import { isUnfinished, type RecordedCase, type RecordedEvent } from "./recorded-cases";

/** What was masked in the recordings is called by its mask here, so that it is equal wherever it shows. */
const region = "<region>";
const machineName = "<ArnPart_0idx>";
const executionName = "<ExecArnPart_0idx>";
const arnOf = (kind: string): string => `arn:<partition>:states:${region}:111111111111:${kind}:${machineName}`;
const executionArn = `${arnOf("execution")}:${executionName}`;

/** Runs a recorded machine again: the services answer as they did, at the moment at which they did. @returns its history */
export async function replay({
  recorded,
  definition,
  input,
  objects = {},
  history,
}: RecordedCase): Promise<readonly HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  const abort = new AbortController();
  const begun = Date.parse(recorded);
  const clock = skippingClock({ now: () => begun });
  const tokens = tokensIn(history);
  const task = answering(answersIn(history), events, clock);
  const world: World = {
    taskOf: (resource) => task(calledBy(resource)),
    clock,
    record: (arn, event) => {
      if (arn !== executionArn) return;
      events.push(event);
      if (events.length === abortedAfter(history)) abort.abort();
    },
    line: () => {},
    random: () => 0.5,
    newToken: () => tokens.shift() ?? "token",
    objects: bucketOf(objects, begun),
    signal: abort.signal,
  };
  const roleArn = String(detailsOf(history[0] ?? {}).roleArn);
  const machine = { arn: arnOf("stateMachine"), name: machineName, region, roleArn, definition };
  await execute({ machine, name: executionName, input }, world);
  return events;
}

/** How many events were written before somebody stopped the execution, or before nobody looked any more. */
function abortedAfter(history: readonly RecordedEvent[]): number | undefined {
  if (isUnfinished(history)) return history.length;
  return history.at(-1)?.type === "ExecutionAborted" ? history.length - 1 : undefined;
}

/** The masks of task tokens, in the order in which they were made. */
const tokensIn = (history: readonly RecordedEvent[]): string[] => [
  ...new Set(JSON.stringify(history).match(/<+task_token>?(:\d+>)?|a_task_token/g) ?? []),
];

/** Tasks whose calls are answered from a recording. */
const answering = (recorded: readonly RecordedAnswer[], events: readonly HistoryEvent[], clock: Clock) => {
  const answers = [...recorded];
  return (called: Called): Task => ({
    called,
    needs: () => ({ findings: [], machines: [], folders: [] }),
    accept: (parameters, { state }) => ({
      parameters: asScheduled(called, parameters),
      run: (call) => replyTo(call, take(answers, state, events.at(-1)?.id), events, clock),
    }),
  });
};

/** The service tells ECS who starts a task. */
const asScheduled = (called: Called, parameters: Json): Json =>
  called.kind === "integration" && called.resourceType === "ecs" && called.resource.endsWith(".sync")
    ? { ...(parameters as object), StartedBy: "AWS Step Functions" }
    : parameters;

/** The answer to a call: the one whose recorded call began at the same event, or of a sorted recording the state's next. */
function take(answers: RecordedAnswer[], state: string, startedId: number | undefined): RecordedAnswer | undefined {
  const exact = answers.findIndex((answer) => answer.startedId !== undefined && answer.startedId === startedId);
  const index = exact >= 0 ? exact : answers.findIndex((answer) => answer.state === state);
  return index < 0 ? undefined : answers.splice(index, 1)[0];
}

async function replyTo(
  call: CallSite,
  answer: RecordedAnswer | undefined,
  events: readonly HistoryEvent[],
  clock: Clock,
): Promise<Reply> {
  if (answer === undefined) return { status: "FAILED", error: "Replay", cause: "this call was not recorded" };
  if (answer.submitted) {
    await turnOf(answer.submitted.at, events, clock);
    call.submitted(answer.submitted.output);
  }
  if (answer.end === undefined) return untilAborted(call.signal);
  await turnOf(answer.end.at, events, clock);
  const { at: _, ...end } = answer.end;
  return end;
}

/** Waits until it is the turn of an event; for one that never comes it waits no longer than some turns of the computer. */
async function turnOf(id: number, events: readonly HistoryEvent[], clock: Clock): Promise<void> {
  const turns = async (limit: number): Promise<void> => {
    for (let turn = 0; turn < limit && events.length < id - 1; turn += 1) await new Promise(setImmediate);
  };
  // At first no time passes; then it may, for the events that come before are perhaps those of a Wait.
  await clock.during(turns(50));
  await turns(1000);
}

/** The one bucket of a recording. */
const bucketOf = (objects: Readonly<Record<string, string>>, lastModified: number): Objects => ({
  read: async (_bucket, key) => {
    const body = objects[key];
    if (body === undefined) throw new ObjectsError(`there is no object ${key}`);
    return Buffer.from(body);
  },
  list: async (_bucket, prefix) =>
    Object.entries(objects)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, body]) => ({
        key,
        size: Buffer.byteLength(body),
        lastModified,
        md5: createHash("md5").update(body).digest("hex"),
      })),
  write: async () => {},
});

const untilAborted = (signal: AbortSignal): Promise<Reply> =>
  new Promise((resolve) => {
    const aborted = () => resolve({ status: "ABORTED" });
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted, { once: true });
  });

/** What a resource calls; here every service can be called. */
function calledBy(resource: string): Called {
  const [, resourceType, action] = /^arn:[^:]*:states:::((?:aws-sdk:)?[^:]+):(.*)$/.exec(resource) ?? [];
  if (resourceType !== undefined && action !== undefined)
    return { kind: "integration", resourceType, resource: action };
  return { kind: resource.includes(":lambda:") ? "lambda" : "activity", resource };
}
