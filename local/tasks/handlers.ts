import type { Json, JsonObject } from "../../asl/language/definition";
import type { Called } from "../engine/call-events";
import { fieldOf } from "../json";
import type { TaskFailure } from "./callbacks";
import { nameOf, nameWithoutPattern } from "./called";
import { isKnown } from "./parameters";

/*
 * Handlers: what stands for a service that does not run locally. A file of the project's own exports them and is named by `--handlers`:
 *
 *   import type { Handlers } from "./local/tasks/handlers";
 *
 *   export const handlers: Handlers = {
 *     "sns:publish": async ({ Message }) => ({ MessageId: "1" }),
 *     countRows: async ({ date }) => ({ rows: 3 }),
 *   };
 */

/** Handlers by what is called, see `keysOf`. */
export type Handlers = Readonly<Record<string, Handler>>;

/**
 * Answers a call: from what is sent to what the state gets. An error that it throws fails the call with its name and its message; so does a
 * promise that rejects.
 */
// biome-ignore lint/suspicious/noExplicitAny: whoever writes a handler knows what the state sends, and takes it apart as it likes
export type Handler = (parameters: any, call: HandlerCall) => unknown;

/** What a handler may use. */
export interface HandlerCall {
  readonly state: string;
  /** Aborts when nobody waits for the answer any more: the state's time is over, or the execution is stopped. */
  readonly signal: AbortSignal;
  /** A sign of life, for a state with HeartbeatSeconds. */
  readonly heartbeat: () => void;
  /** Shows a line in the run, as a program's output is shown. */
  readonly line: (text: string) => void;
  /**
   * The task token, of a state with `.waitForTaskToken`, which goes on when it is sent back. Time in which nothing works is skipped, so
   * a handler that is to send it later sends it before its promise resolves, or the state's time is over first.
   */
  readonly token?: string;
  readonly sendTaskSuccess: (token: string, output: Json) => void;
  readonly sendTaskFailure: (token: string, failure: TaskFailure) => void;
  readonly sendTaskHeartbeat: (token: string) => void;
}

/** A handler for a call, and what of the parameters it takes. */
export interface Found {
  readonly handler: Handler;
  /** It stands for a Lambda function that lambda:invoke calls, so it gets the payload and its result is one. */
  readonly isFunction: boolean;
}

/**
 * The names that a handler of a call may have, the most special first: for lambda:invoke the function's; an integration's, with what it
 * says of waiting and without; the ARN of a function or an activity, and its name.
 */
export function keysOf(called: Called, parameters: JsonObject): readonly string[] {
  if (called.kind === "integration")
    return [...functionKeys(called, parameters), nameOf(called), nameWithoutPattern(called)];
  const [arn, qualified, name] = parts(called.resource);
  return [arn, qualified, name];
}

/** The handler of a call. @param parameters as a template or filled */
export function handlerOf(handlers: Handlers, called: Called, parameters: JsonObject): Found | undefined {
  const key = keysOf(called, parameters).find((name) => Object.hasOwn(handlers, name));
  const handler = key === undefined ? undefined : handlers[key];
  return key === undefined || handler === undefined
    ? undefined
    : { handler, isFunction: functionKeys(called, parameters).includes(key) };
}

/** Whether only the run can tell which function lambda:invoke calls. */
export const isOpen = (called: Called, parameters: JsonObject): boolean =>
  isLambdaInvoke(called) && !isKnown(fieldOf(parameters, "FunctionName"));

export const isLambdaInvoke = (called: Called): boolean => nameWithoutPattern(called) === "lambda:invoke";

function functionKeys(called: Called, parameters: JsonObject): readonly string[] {
  const name = isLambdaInvoke(called) ? fieldOf(parameters, "FunctionName") : undefined;
  return isKnown(name) ? parts(name) : [];
}

/** `arn:aws:lambda:…:function:count:live` as it is, without the version or alias, and as the name `count`. */
function parts(written: string): readonly [string, string, string] {
  const [, unqualified = written, name = written] =
    /^(.*?:(?:function|activity):([^:]+))/.exec(written) ?? /^(([^:]+)):[^:]+$/.exec(written) ?? [];
  return [written, unqualified, name];
}

/** What to do about a call that nothing stands for. */
export const howToAdd = (called: Called, parameters: JsonObject): string => {
  const key = keysOf(called, parameters).at(
    called.kind === "integration" && functionKeys(called, parameters).length === 0 ? 0 : 2,
  );
  return `name a file with --handlers that has: export const handlers = { ${JSON.stringify(key)}: async (parameters) => … }, or answer the state in a file of --tasks`;
};
