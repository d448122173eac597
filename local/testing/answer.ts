import type { Json } from "../../asl/language/definition";
import { CannotRun } from "../cannot-run";
import type { Called } from "../engine/call-events";
import type { Clock } from "../engine/clock";
import { isObject } from "../json";
import { answered } from "../tasks/answered";
import { answersOf } from "../tasks/answers";
import { patternOf } from "../tasks/called";
import type { Accepted, Caller, Reply, Task } from "../tasks/task";

/**
 * What a Task state gets instead of its call, the same for each call unless it is a list of one a call:
 * - a result;
 * - a function of what the state sends, which returns the result or throws an error with a `name` and a `cause`;
 * - `{ Return: … }`, `{ Throw: { Error, Cause } }`, `{ Echo: true }` (the result is what was sent) or `{ Timeout: true }` (it never ends),
 *   as in a file of `--tasks`;
 * - a list of functions and of those, one a call. The last stands for all calls after it. Any other list is a result.
 */
export type Answer = unknown;

/** Answers a call. It may be async. */
// biome-ignore lint/suspicious/noExplicitAny: whoever writes a test knows what the state sends, and takes it apart as it likes
export type Answering = (parameters: any, call: AnsweredCall) => unknown;

/** The call that a function answers. */
export interface AnsweredCall {
  readonly state: string;
  /** Which try of the state it is: 1, and one more for each retry. */
  readonly attempt: number;
  /** Which call of the state it is in the whole run, over its tries, its iterations and its visits: from 0. */
  readonly index: number;
  /** Simulated milliseconds since 1970 in UTC. */
  readonly now: number;
}

/** A task whose calls are answered. @throws CannotRun for an answer that is none */
export function answering(state: string, called: Called, answer: Answer, clock: Clock): Task {
  const accept = acceptingOf(state, called, answer, clock);
  let calls = 0;
  return {
    called,
    needs: () => ({ findings: [], machines: [], folders: [] }),
    accept: (parameters, caller) => accept(parameters, caller, calls++),
  };
}

/** Takes a call and its number. */
type Accepting = (parameters: Json, caller: Caller, index: number) => Accepted;

function acceptingOf(state: string, called: Called, answer: Answer, clock: Clock): Accepting {
  if (typeof answer === "function") return withFunction(called, answer as Answering, clock);
  if (Array.isArray(answer) && answer.some((one) => typeof one === "function")) {
    const each = answer.map((one) => acceptingOf(state, called, typeof one === "function" ? one : [one], clock));
    return (parameters, caller, index) =>
      (each[Math.min(index, each.length - 1)] as Accepting)(parameters, caller, index);
  }
  const read = answersOf({ [state]: asJson(answer) });
  if ("findings" in read) throw new CannotRun(read.findings.map((finding) => `tasks: ${finding}`));
  const task = answered(state, called, read.answers.get(state) ?? (() => undefined), clock);
  return task.accept;
}

const withFunction =
  (called: Called, answer: Answering, clock: Clock): Accepting =>
  (parameters, { state, retryCount }, index) => ({
    parameters,
    run: async (site) => {
      // A state that waits for more than an answer has one all the same.
      if (patternOf(called) !== "request-response") site.submitted({});
      const call = { state, attempt: retryCount + 1, index, now: clock.now() };
      return clock.during(replyOf(answer, parameters, call));
    },
  });

async function replyOf(answer: Answering, parameters: Json, call: AnsweredCall): Promise<Reply> {
  try {
    return { status: "SUCCEEDED", output: asJson(await answer(asJson(parameters), call)) };
  } catch (thrown) {
    return { status: "FAILED", ...failureIn(thrown) };
  }
}

/** An error as the state sees it. An expectation that does not hold is no failure of the task: it fails the test. */
function failureIn(thrown: unknown): { readonly error: string; readonly cause: string | undefined } {
  const named = thrown instanceof Error || isObject(thrown) ? (thrown as Partial<Error>) : {};
  if (typeof named.name !== "string" || "matcherResult" in named || named.name === "AssertionError") throw thrown;
  return { error: named.name, cause: typeof named.cause === "string" ? named.cause : named.message };
}

/** What JSON makes of a value: nothing else would come from a service, and later changes of it do not reach the run. */
export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;
