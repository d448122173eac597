/** Runs work when it is its turn. Undefined when the signal aborted before. */
export type Turns = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T | undefined>;

/** Turns for so many at a time, in the order of asking: a Map of a hundred programs must not start a hundred processes. */
export function turns(atOnce: number): Turns {
  let running = 0;
  const waiting = new Set<() => void>();
  const next = () => {
    const [first] = waiting;
    if (first === undefined || running >= atOnce) return;
    waiting.delete(first);
    running += 1;
    first();
  };
  const mine = (signal: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      const begin = () => {
        signal.removeEventListener("abort", giveUp);
        resolve(true);
      };
      const giveUp = () => {
        waiting.delete(begin);
        resolve(false);
      };
      if (signal.aborted) {
        resolve(false);
        return;
      }
      signal.addEventListener("abort", giveUp, { once: true });
      waiting.add(begin);
      next();
    });
  return async (signal, work) => {
    if (!(await mine(signal))) return undefined;
    try {
      return await work();
    } finally {
      running -= 1;
      next();
    }
  };
}
