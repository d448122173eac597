import type { Sleep } from "../act";
import type { Site } from "../site";

/** Lets time pass. */
export function sleep({ milliseconds, jitter }: Sleep, { world, signal }: Site): Promise<void> {
  return world.clock.sleep(jitter ? world.random() * milliseconds : milliseconds, signal);
}
