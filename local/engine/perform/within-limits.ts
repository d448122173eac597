import type { Reply } from "../../tasks/task";
import type { Clock } from "../clock";

/** Seconds; undefined is no limit. */
interface Limits {
  readonly timeout: number | undefined;
  readonly heartbeat: number | undefined;
}

/**
 * Waits for a call, but no longer than its time limits. When one is over, the call is aborted and its end waited for.
 * @param sign gets the function that a sign of life calls
 */
export async function withinLimits(
  work: Promise<Reply>,
  { timeout, heartbeat }: Limits,
  clock: Clock,
  controller: AbortController,
  sign: { ofLife: () => void },
): Promise<Reply> {
  if (timeout === undefined && heartbeat === undefined) return work;
  const ended = new AbortController();
  let over: Reply | undefined;
  const end = (reply: Reply) => {
    if (ended.signal.aborted) return;
    over ??= reply;
    controller.abort();
  };
  let alive = clock.now();
  sign.ofLife = () => {
    alive = clock.now();
  };
  const watchTimeout = async (seconds: number) => {
    await clock.sleep(seconds * 1000, ended.signal);
    end({ status: "TIMED_OUT" });
  };
  const watchHeartbeat = async (seconds: number) => {
    for (let left = seconds * 1000; left > 0 && !ended.signal.aborted; left = alive + seconds * 1000 - clock.now())
      await clock.sleep(left, ended.signal);
    end({ status: "TIMED_OUT", heartbeat: true });
  };
  if (timeout !== undefined) void watchTimeout(timeout);
  if (heartbeat !== undefined) void watchHeartbeat(heartbeat);
  try {
    const reply = await work;
    return over ?? reply;
  } finally {
    ended.abort();
  }
}
