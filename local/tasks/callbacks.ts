import type { Json } from "../../asl/language/definition";
import type { Clock } from "../engine/clock";
import { mostSeconds } from "../engine/limits";
import type { CallSite, Reply } from "./task";

/*
 * Task tokens: a state with `.waitForTaskToken` goes on when somebody brings its token back.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */

/** What SendTaskFailure may tell; either can be missing. */
export interface TaskFailure {
  readonly error?: string;
  readonly cause?: string;
}

/** Who waits for a token, and who may bring it. */
export interface Callbacks {
  /** From now on the token may come back, also before anybody waits for it. */
  readonly expect: (token: string, call: CallSite) => Expected;
  /** @throws NoSuchToken */
  readonly sendTaskSuccess: (token: string, output: Json) => void;
  /** @throws NoSuchToken */
  readonly sendTaskFailure: (token: string, failure: TaskFailure) => void;
  /** @throws NoSuchToken */
  readonly sendTaskHeartbeat: (token: string) => void;
}

/** A token that was given out. */
export interface Expected {
  /** Waits until it comes back, the call is aborted, or as long as a state waits at most. */
  readonly reply: () => Promise<Reply>;
  /** Nobody waits for it any more. */
  readonly forget: () => void;
}

/** Thrown for a token that nobody waits for: it was never given out, or its state is over. */
export class NoSuchToken extends Error {}

/** Milliseconds that a state waits without a TimeoutSeconds. https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
const longestTask = mostSeconds * 1000;

export function callbacks(clock: Clock): Callbacks {
  const expected = new Map<string, { readonly end: (reply: Reply) => void; readonly call: CallSite }>();
  const of = (token: string) => {
    const found = expected.get(token);
    if (found === undefined) throw new NoSuchToken(token);
    return found;
  };
  const end = (token: string, reply: Reply) => {
    of(token).end(reply);
    expected.delete(token);
  };
  return {
    expect: (token, call) => {
      const ended = new AbortController();
      const came = new Promise<Reply>((resolve) => {
        expected.set(token, { call, end: resolve });
      });
      return {
        reply: async () => {
          const stop = () => ended.abort();
          call.signal.addEventListener("abort", stop, { once: true });
          if (call.signal.aborted) stop();
          const waited = clock.sleep(longestTask, ended.signal).then((): Reply => {
            return call.signal.aborted ? { status: "ABORTED" } : { status: "TIMED_OUT" };
          });
          const reply = await Promise.race([came, waited]);
          call.signal.removeEventListener("abort", stop);
          ended.abort();
          expected.delete(token);
          return reply;
        },
        forget: () => expected.delete(token),
      };
    },
    sendTaskSuccess: (token, output) => end(token, { status: "SUCCEEDED", output }),
    sendTaskFailure: (token, { error, cause }) => end(token, { status: "FAILED", error, cause }),
    sendTaskHeartbeat: (token) => of(token).call.heartbeat(),
  };
}

/** A call that nobody ever answers: over when it is aborted, or after as long as a state waits at most. */
export async function neverAnswered(clock: Clock, { signal }: Pick<CallSite, "signal">): Promise<Reply> {
  await clock.sleep(longestTask, signal);
  return signal.aborted ? { status: "ABORTED" } : { status: "TIMED_OUT" };
}
