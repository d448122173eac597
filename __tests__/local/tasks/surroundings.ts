import type { Json } from "../../../asl/language/definition";
import type { Clock } from "../../../local/engine/clock";
import type { Accepted, Caller, CallSite, Reply } from "../../../local/tasks/task";

/** Who calls, unless a test is about it. */
export const caller: Caller = { state: "here", retryCount: 0, executionArn: "arn:of:the:execution" };

/** A clock that goes one millisecond on at each look and whose sleeps last until they are cut short. */
export function patientClock(): Clock {
  let now = 1_000;
  return {
    now: () => (now += 1),
    sleep: (_, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener("abort", () => resolve(), { once: true });
      }),
    during: (work) => work,
    turn: async () => {},
  };
}

/** A clock whose sleeps are over at once. */
export const impatientClock: Clock = { ...patientClock(), sleep: async () => {} };

/** What a call left behind. */
export interface Made {
  readonly reply: Reply;
  readonly submitted: readonly Json[];
  readonly lines: readonly string[];
  readonly signs: number;
}

/** Makes an accepted call. */
export async function make(accepted: Accepted, signal: AbortSignal = new AbortController().signal): Promise<Made> {
  const site = callSite(signal);
  return {
    reply: await accepted.run(site),
    submitted: site.all.submitted,
    lines: site.all.lines,
    signs: site.all.signs,
  };
}

/** A call site that remembers what it is told. */
export function callSite(signal: AbortSignal = new AbortController().signal) {
  const all = { submitted: [] as Json[], lines: [] as string[], signs: 0 };
  const site: CallSite & { readonly all: typeof all } = {
    all,
    executionArn: "arn:of:the:execution",
    submitted: (output) => {
      all.submitted.push(output);
    },
    line: (text) => {
      all.lines.push(text);
    },
    heartbeat: () => {
      all.signs += 1;
    },
    signal,
  };
  return site;
}
