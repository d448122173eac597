/** Time as a port: nothing else in the engine asks the computer what time it is, and no test waits. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number;
  /** Resolves after that many milliseconds, or as soon as the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The computer's own time. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

/** A moment as the history writes it. */
export const timestamp = (milliseconds: number): string => new Date(milliseconds).toISOString();
