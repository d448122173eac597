/** Follows an execution until it has ended. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from "@aws-sdk/client-sfn";

/** Milliseconds between two looks: soon in the beginning, when most happens, and never often enough to be throttled. */
const firstWait = 1_000;
const longestWait = 5_000;

/**
 * Looks at an execution again and again.
 * @param tell is given each event of its history once, in order
 * @returns what DescribeExecution says of it when it no longer runs
 * @throws AbortError when the signal aborts
 */
export const followExecution = async (
  sfn: SFNClient,
  executionArn: string,
  tell: (event: HistoryEvent) => void,
  signal: AbortSignal,
): Promise<DescribeExecutionCommandOutput> => {
  let told = 0;
  for (let wait = firstWait; ; wait = Math.min(wait * 1.5, longestWait)) {
    await sleep(wait, undefined, { signal });
    // Before the history: that of an execution which has ended is complete.
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }), { abortSignal: signal });
    for (const event of await eventsAfter(told, sfn, executionArn, signal)) {
      tell(event);
      told = event.id ?? told;
    }
    if (execution.status !== "RUNNING") return execution;
  }
};

/** The events with a higher id, in order. Asked for newest first, so that a long history is not read again to its beginning. */
export async function eventsAfter(
  id: number,
  sfn: SFNClient,
  executionArn: string,
  signal: AbortSignal,
): Promise<readonly HistoryEvent[]> {
  const found: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, ...(nextToken && { nextToken }) }),
      { abortSignal: signal },
    );
    const events = page.events ?? [];
    const fresh = events.filter((event) => (event.id ?? 0) > id);
    found.push(...fresh);
    nextToken = fresh.length === events.length ? page.nextToken : undefined;
  } while (nextToken !== undefined);
  return found.sort((one, other) => (one.id ?? 0) - (other.id ?? 0));
}
