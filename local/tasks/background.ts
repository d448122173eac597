/** Work that a state does not wait for: what a request-response call has set going. */
export interface Background {
  readonly add: (work: Promise<unknown>) => void;
  /** Resolves when nothing is going on any more. @throws what the work threw */
  readonly settled: () => Promise<void>;
}

/** Collects such work, so that a run ends when all of it has ended. */
export function background(): Background {
  const running = new Set<Promise<unknown>>();
  const defects: unknown[] = [];
  return {
    add: (work) => {
      const watched: Promise<unknown> = work
        .catch((thrown) => defects.push(thrown))
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    settled: async () => {
      // What is going on may set more going.
      while (running.size > 0) await Promise.all(running);
      if (defects.length > 0) throw defects[0];
    },
  };
}
