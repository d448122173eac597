/** Time as a port: nothing else in the engine asks the computer what time it is, and no test waits. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number;
  /** Resolves after that many milliseconds, or as soon as the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Work that takes real time, such as a program: while it goes on, time is not skipped. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
  /** Lets the computer do other things for a moment. */
  readonly turn: () => Promise<void>;
}

/** The longest time that a timer of Node takes, in milliseconds; longer ones are slept in parts. */
const longestTimer = 2 ** 31 - 1;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The computer's own time. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    const until = Date.now() + milliseconds;
    for (let left = milliseconds; left > 0 && !signal.aborted; left = until - Date.now()) await timer(left, signal);
  },
  during: (work) => work,
  turn,
};

function timer(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timeout);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timeout = setTimeout(done, Math.min(milliseconds, longestTimer));
    signal.addEventListener("abort", done, { once: true });
  });
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * A clock that skips the time in which nothing happens but waiting: when everything sleeps, it is at once the moment at which the first
 * wakes. While work goes on, time passes as it does.
 */
export function skippingClock(real: Pick<Clock, "now"> = systemClock): Clock {
  let skipped = 0;
  let working = 0;
  let looking = false;
  const sleepers = new Set<Sleeper>();
  const now = () => real.now() + skipped;

  const look = () => {
    if (looking || working > 0 || sleepers.size === 0) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      if (working > 0 || sleepers.size === 0) return;
      // Not spread into one call: each child of a distributed Map sleeps too, and a call takes only so many arguments.
      let due = Number.POSITIVE_INFINITY;
      for (const sleeper of sleepers) due = Math.min(due, sleeper.due);
      skipped += Math.max(0, due - now());
      for (const sleeper of sleepers) if (sleeper.due <= due) sleeper.wake();
      look();
    });
  };
  const during = async <T>(work: Promise<T>): Promise<T> => {
    working += 1;
    try {
      return await work;
    } finally {
      working -= 1;
      look();
    }
  };
  return {
    now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (milliseconds <= 0 || signal.aborted) {
          resolve();
          return;
        }
        const wake = () => {
          clearTimeout(timeout);
          sleepers.delete(sleeper);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        const sleeper = { due: now() + milliseconds, wake };
        sleepers.add(sleeper);
        // For the case that work goes on for so long.
        const timeout = setTimeout(wake, Math.min(milliseconds, longestTimer));
        signal.addEventListener("abort", wake, { once: true });
        look();
      }),
    during,
    turn: () => during(turn()),
  };
}

let written = { milliseconds: Number.NaN, text: "" };

/** A moment as the history writes it. Many events fall on the same one, so its text is kept. */
export function timestamp(milliseconds: number): string {
  if (milliseconds !== written.milliseconds) written = { milliseconds, text: new Date(milliseconds).toISOString() };
  return written.text;
}
