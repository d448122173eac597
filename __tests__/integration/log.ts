/** Steps, and what is said of them: one line each, with its time. */

/** One thing that has to hold. */
export interface Step {
  /** What holds, as a sentence without a full stop. */
  readonly says: string;
  /** Throws when it does not. What it notes is told below its line. */
  readonly does: (note: (text: string) => void) => Promise<void>;
}

/** What happens one after another in one environment. */
export interface Life {
  /** The environment. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** How many steps held, and how many did not. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Goes through lives side by side: most of their time is waiting. Each step is one line when it has ended. After one that failed, the
 * rest of its life is not tried, and counts as failed.
 */
export const live = async (
  lives: readonly Life[],
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<Count> => {
  const width = Math.max(...lives.map(({ name }) => name.length));
  const counts = await Promise.all(lives.map((life) => liveOne(life, width, print, signal)));
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
};

const liveOne = async (
  { name, steps }: Life,
  width: number,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<Count> => {
  const stopped = new Promise<never>((_, refuse) => {
    signal.addEventListener("abort", () => refuse(signal.reason), { once: true });
  });
  stopped.catch(() => {});
  for (const [index, { says, does }] of steps.entries()) {
    const started = performance.now();
    const tell = (mark: string, more = "") => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
      print(`${mark} ${seconds} s  ${name.padEnd(width)}  ${says}${more}`);
    };
    try {
      signal.throwIfAborted();
      const notes: string[] = [];
      await Promise.race([does((text) => notes.push(text)), stopped]);
      tell("ok    ", notes.map((text) => `\n${indented(text)}`).join(""));
    } catch (error) {
      if (signal.aborted) return { passed: index, failed: steps.length - index };
      tell("FAILED", `\n${indented(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
      for (const left of steps.slice(index + 1)) print(`not tried         ${name.padEnd(width)}  ${left.says}`);
      return { passed: index, failed: steps.length - index };
    }
  }
  return { passed: steps.length, failed: 0 };
};

const indented = (text: string): string => text.replace(/^/gm, "    ");
