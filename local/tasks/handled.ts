import type { Json, JsonObject } from "../../asl/language/definition";
import { CannotRun } from "../cannot-run";
import type { Called } from "../engine/call-events";
import type { Clock } from "../engine/clock";
import { fieldOf, isObject } from "../json";
import type { Callbacks } from "./callbacks";
import { nameOf, patternOf } from "./called";
import { type Found, type Handlers, handlerOf, howToAdd, isOpen } from "./handlers";
import { lambda, withSdkMetadata } from "./service-answer";
import type { Caller, CallSite, Reply, Task } from "./task";

/** What handlers are run with. */
export interface Handling {
  readonly handlers: Handlers;
  readonly callbacks: Callbacks;
  readonly clock: Clock;
  readonly newRequestId: () => string;
}

/** A task whose calls a handler answers. */
export function handled(called: Called, handling: Handling): Task {
  const { handlers } = handling;
  const missing = (parameters: JsonObject) =>
    `Resource: nothing stands for ${nameOf(called)} locally; ${howToAdd(called, parameters)}`;
  return {
    called,
    needs: (parameters) => ({
      findings: isOpen(called, parameters) || handlerOf(handlers, called, parameters) ? [] : [missing(parameters)],
      machines: [],
      folders: [],
    }),
    accept: (parameters, caller) => {
      const sent = isObject(parameters) ? parameters : {};
      const found = handlerOf(handlers, called, sent);
      if (found === undefined) throw new CannotRun([`state "${caller.state}", ${missing(sent)}`]);
      return { parameters, run: (call) => run(called, found, parameters, handling, caller, call) };
    },
  };
}

async function run(
  called: Called,
  found: Found,
  parameters: Json,
  handling: Handling,
  caller: Caller,
  call: CallSite,
): Promise<Reply> {
  const { callbacks, clock } = handling;
  const pattern = patternOf(called);
  const expected =
    pattern === "callback" && caller.token !== undefined ? callbacks.expect(caller.token, call) : undefined;
  // Nothing can stop a handler that does not look at its signal; the state does not wait for it.
  const answer = await clock.during(
    unlessAborted(answerOf(called, found, parameters, handling, caller, call), call.signal),
  );
  if (answer.status !== "SUCCEEDED") {
    expected?.forget();
    return answer.status === "FAILED" && pattern !== "request-response"
      ? { ...answer, status: "SUBMIT_FAILED" }
      : answer;
  }
  if (expected === undefined) {
    if (pattern === "sync") call.submitted({});
    return answer;
  }
  call.submitted(answer.output);
  return expected.reply();
}

/** The end of a handler. */
type HandlerEnd =
  | Extract<Reply, { status: "SUCCEEDED" | "ABORTED" }>
  | { readonly status: "FAILED"; readonly error: string; readonly cause: string };

async function answerOf(
  called: Called,
  { handler, isFunction }: Found,
  parameters: Json,
  { callbacks, clock, newRequestId }: Handling,
  { state, token }: Caller,
  { signal, heartbeat, line }: CallSite,
): Promise<HandlerEnd> {
  const { sendTaskSuccess, sendTaskFailure, sendTaskHeartbeat } = callbacks;
  const use = { state, signal, heartbeat, line, sendTaskSuccess, sendTaskFailure, sendTaskHeartbeat };
  try {
    const payload = isFunction ? (fieldOf(parameters, "Payload") ?? {}) : parameters;
    const result = asJson(await handler(payload, { ...use, ...(token === undefined ? {} : { token }) }));
    if (!isFunction) return { status: "SUCCEEDED", output: result };
    const invoked = { ExecutedVersion: "$LATEST", Payload: result, StatusCode: 200 };
    return { status: "SUCCEEDED", output: withSdkMetadata(invoked, lambda, newRequestId(), clock.now()) };
  } catch (thrown) {
    return { status: "FAILED", ...failureOf(thrown, isFunction || called.kind === "lambda") };
  }
}

/** What JSON makes of a result: nothing else would come back from a service. @throws TypeError when it makes nothing of it */
const asJson = (result: unknown): Json => JSON.parse(JSON.stringify(result ?? null)) as Json;

/** An error as the service reports it. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
function failureOf(thrown: unknown, isFunction: boolean): { readonly error: string; readonly cause: string } {
  const [error, message, trace] =
    thrown instanceof Error
      ? [thrown.name, thrown.message, (thrown.stack ?? "").split("\n")]
      : [typeof thrown, String(thrown), []];
  return { error, cause: isFunction ? JSON.stringify({ errorType: error, errorMessage: message, trace }) : message };
}

function unlessAborted(work: Promise<HandlerEnd>, signal: AbortSignal): Promise<HandlerEnd> {
  return new Promise((resolve) => {
    const abort = () => resolve({ status: "ABORTED" });
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    void work.then((end) => {
      signal.removeEventListener("abort", abort);
      resolve(end);
    });
  });
}
