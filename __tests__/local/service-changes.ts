import type { RecordedCase, RecordedEvent } from "./recorded-cases";

/** Since then the exit of a distributed Map follows the start of its run; before it followed the end. Both are recorded. */
const exitFollowsStart = "2024-11-01";

/** A recorded history as the service would write it today, where it is known to have changed. */
export function asToday({ recorded, history }: RecordedCase): readonly RecordedEvent[] {
  if (recorded >= exitFollowsStart) return history;
  const byId = new Map(history.map((event) => [event.id, event]));
  return history.map((event) => {
    const before = event.type === "MapStateExited" ? byId.get(event.previousEventId) : undefined;
    return before?.type === "MapRunSucceeded" ? { ...event, previousEventId: before.previousEventId } : event;
  });
}
