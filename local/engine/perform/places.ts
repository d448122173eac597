/** So many places for work that goes on side by side. */
export interface Places {
  /** Resolves once there is a free place, which is then taken. One asks at a time. */
  readonly take: () => Promise<void>;
  readonly leave: () => void;
  /** Resolves once all have left. */
  readonly empty: () => Promise<void>;
}

/** @param size how many; it can be without end */
export function placesFor(size: number): Places {
  let taken = 0;
  let woken: (() => void) | undefined;
  const until = async (met: () => boolean): Promise<void> => {
    while (!met())
      await new Promise<void>((resolve) => {
        woken = resolve;
      });
  };
  return {
    take: async () => {
      await until(() => taken < size);
      taken += 1;
    },
    leave: () => {
      taken -= 1;
      woken?.();
    },
    empty: () => until(() => taken === 0),
  };
}
