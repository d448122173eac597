/*
 * Matchers for runs. Importing this file registers them:
 *
 *   import "../local/testing/matchers";
 *
 * https://jestjs.io/docs/expect#expectextendmatchers
 */
import type { Run } from "./run";

interface RunMatchers<R, T> {
  /** The run SUCCEEDED with that output, compared as toEqual compares. */
  toSucceedWith(output: T extends Run<infer Output> ? Output : unknown): R;
  /** The run FAILED with an error of that name, or TIMED_OUT with States.Timeout; and with that cause, or one that the pattern fits. */
  toFailWith(error: string, cause?: string | RegExp): R;
  /** The states that were entered, all of them in their order, those of children after the state that started them. */
  toHaveVisited(states: readonly string[]): R;
  /** The state's work was done again so many times, over all its visits. */
  toHaveRetried(state: string, times: number): R;
  /** One of the state's calls sent parameters that hold these, compared as toMatchObject compares. */
  toHaveReceived(state: string, parameters: unknown): R;
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: a declaration that is merged has to repeat the parameters as they are
    interface Matchers<R, T = {}> extends RunMatchers<R, T> {}
  }
}

// For those who import `expect` from @jest/globals.
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends RunMatchers<R, T> {}
}

type Context = jest.MatcherContext;

/** A result whose message says what was asked and what there was, and shows the run. */
function result(context: Context, matcher: string, run: Run, pass: boolean, expected: string, found: string) {
  const hint = context.utils.matcherHint(matcher, "run", "", { isNot: context.isNot ?? false });
  const not = context.isNot ? "not " : "";
  const message = () => `${hint}\n\nExpected: ${not}${expected}\nReceived: ${found}\n\n${run.timeline}`;
  return { pass, message };
}

expect.extend({
  toSucceedWith(received: unknown, output: unknown) {
    const run = runIn(received);
    const { printExpected, printReceived, diff, iterableEquality } = this.utils;
    const equal = this.equals(run.output, output, [...this.customTesters, iterableEquality]);
    const pass = run.status === "SUCCEEDED" && equal;
    const difference = run.status === "SUCCEEDED" && !pass ? `\n\n${diff(output, run.output) ?? ""}` : "";
    const found = run.status === "SUCCEEDED" ? `output ${printReceived(run.output)}${difference}` : endOf(run);
    return result(this, "toSucceedWith", run, pass, `output ${printExpected(output)}`, found);
  },

  toFailWith(received: unknown, error: string, cause?: string | RegExp) {
    const run = runIn(received);
    const failed = run.status === "FAILED" || run.status === "TIMED_OUT";
    const pass =
      failed && this.equals(run.error, error) && (cause === undefined || fits(run.cause, cause, this.equals));
    const expected = cause === undefined ? error : `${error}, cause ${this.utils.printExpected(cause)}`;
    return result(this, "toFailWith", run, pass, expected, endOf(run));
  },

  toHaveVisited(received: unknown, states: readonly string[]) {
    const run = runIn(received);
    const names = run.states.map(({ name }) => name);
    const pass = this.equals(names, states, this.customTesters);
    const { printExpected, printReceived } = this.utils;
    return result(this, "toHaveVisited", run, pass, printExpected(states), printReceived(names));
  },

  toHaveRetried(received: unknown, state: string, times: number) {
    const run = runIn(received);
    const visits = run.states.filter(({ name }) => name === state);
    const retries = visits.reduce((sum, { tries }) => sum + tries - 1, 0);
    const found = visits.length === 0 ? notThere(state, "visited", run.states) : `${retries} retries of ${state}`;
    const pass = visits.length > 0 && retries === times;
    return result(this, "toHaveRetried", run, pass, `${times} retries of ${state}`, found);
  },

  toHaveReceived(received: unknown, state: string, parameters: unknown) {
    const run = runIn(received);
    const calls = run.received(state);
    const { printExpected, printReceived, iterableEquality, subsetEquality } = this.utils;
    const testers = [...this.customTesters, iterableEquality, subsetEquality];
    const pass = calls.some((call) => this.equals(call, parameters, testers));
    const found =
      calls.length === 0
        ? notThere(
            state,
            "called",
            run.calling.map((name) => ({ name })),
          )
        : calls.map((call, index) => `call ${index}: ${printReceived(call)}`).join("\n          ");
    return result(this, "toHaveReceived", run, pass, `a call from ${state} with ${printExpected(parameters)}`, found);
  },
});

/** @throws TypeError for anything but a run: mostly it is a promise of one. */
function runIn(received: unknown): Run {
  if (typeof received === "object" && received !== null && "history" in received && "received" in received)
    return received as Run;
  const found = received instanceof Promise ? "a promise: write await before runLocally" : JSON.stringify(received);
  throw new TypeError(`expect(run): what runLocally resolves to is expected, found ${found}`);
}

const endOf = ({ status, error, cause }: Run): string =>
  [status, error, cause && `cause ${JSON.stringify(cause)}`].filter(Boolean).join(", ");

const fits = (found: string | undefined, cause: string | RegExp, equals: Context["equals"]): boolean =>
  cause instanceof RegExp ? cause.test(found ?? "") : equals(found, cause);

const notThere = (state: string, what: "visited" | "called", states: readonly { readonly name: string }[]): string =>
  `nothing: ${state} was not ${what}; ${states.length === 0 ? "no state was" : `these were: ${[...new Set(states.map(({ name }) => name))].join(", ")}`}`;
