/** The numbers of `java.util.Random`, which the service's seeded functions give. https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html */
export interface JavaRandom {
  /** A number from 0 up to 1, 1 left out. */
  readonly nextDouble: () => number;
  /** A whole number from 0 up to the bound, the bound left out. */
  readonly nextInt: (bound: number) => number;
}

const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

/** Begins the sequence of a seed; its fraction does not count. */
export function javaRandom(seed: number): JavaRandom {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  const next = (bits: number): number => {
    state = (state * multiplier + 0xbn) & mask;
    return Number(BigInt.asIntN(32, state >> BigInt(48 - bits)));
  };
  return {
    nextDouble: () => (next(26) * 2 ** 27 + next(27)) / 2 ** 53,
    nextInt: (bound) => {
      // A power of two takes the high bits, every other bound draws again where its remainder would not be even.
      if ((bound & -bound) === bound) return Math.floor((bound * next(31)) / 2 ** 31);
      for (;;) {
        const drawn = next(31);
        const value = drawn % bound;
        if (drawn - value + (bound - 1) < 2 ** 31) return value;
      }
    },
  };
}
