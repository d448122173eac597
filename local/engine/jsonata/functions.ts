import type { Expression, Focus } from "jsonata";
import { partition, range } from "../intrinsics/arrays";
import { hash } from "../intrinsics/encoding";
import { parsed } from "../intrinsics/json";
import { javaRandom } from "../java-random";
import { randomUuid } from "../random-uuid";
import { longestSequence } from "./limits";

/** What differs from evaluation to evaluation, whatever an expression sees. */
export interface Chance {
  /** Milliseconds since 1970 in UTC, the same for the whole evaluation. */
  readonly now: number;
  /** A number from 0 up to but not including 1. */
  readonly random: () => number;
}

/** The name that functions find it by; no variable can have it. */
export const chance = "of this evaluation";

const chanceOf = ({ environment }: Focus): Chance => environment.lookup(chance) as Chance;

/**
 * Gives an expression the functions that Step Functions adds to JSONata, and those that ask what time it is or draw by chance: the
 * library's own ask the computer. Takes away the one that the service leaves out.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
 */
export function addFunctions(expression: Expression): void {
  for (const [name, { signature, call }] of Object.entries(functions)) {
    // The signature makes sure of what a function is called with.
    expression.registerFunction(name, call as (this: Focus, ...args: unknown[]) => unknown, signature);
  }
  // Calling it is T1006, "Attempted to invoke a non-function", as with any other name that means nothing.
  expression.assign("eval", undefined);
}

interface Added {
  /** https://docs.jsonata.org/embedding-extending#function-signature-syntax */
  readonly signature: string;
  readonly call: (this: Focus, ...args: never[]) => unknown;
}

/** A recording of the service shows: a range of one number is that number, as a sequence of one item is in JSONata. */
const lone = (items: readonly unknown[]): unknown => (items.length === 1 ? items[0] : items);

/** An argument that is not there makes a result that is not there, as with the functions of JSONata itself. */
const functions: Readonly<Record<string, Added>> = {
  partition: {
    signature: "<an:a>",
    call: (items?: readonly unknown[], size?: number) =>
      items === undefined || size === undefined ? undefined : partition(items, Math.round(size)),
  },
  range: {
    signature: "<nnn:x>",
    call: (first?: number, last?: number, step?: number) =>
      first === undefined || last === undefined || step === undefined
        ? undefined
        : lone(range(first, last, step, longestSequence)),
  },
  hash: {
    signature: "<ss:s>",
    call: (text?: string, algorithm?: string) =>
      text === undefined || algorithm === undefined ? undefined : hash(text, algorithm),
  },
  random: {
    signature: "<n?:n>",
    call(seed?: number) {
      return seed === undefined ? chanceOf(this).random() : javaRandom(seed).nextDouble();
    },
  },
  uuid: {
    signature: "<:s>",
    call() {
      return randomUuid(chanceOf(this).random);
    },
  },
  shuffle: {
    signature: "<a:a>",
    call(items?: readonly unknown[]) {
      return items === undefined ? undefined : shuffled(items, chanceOf(this).random);
    },
  },
  millis: {
    signature: "<:n>",
    call() {
      return chanceOf(this).now;
    },
  },
  now: {
    signature: "<s?s?:s>",
    call(picture?: string, zone?: string) {
      const { implementation } = this.environment.lookup("fromMillis") as { readonly implementation: FromMillis };
      return implementation.call(this, chanceOf(this).now, picture, zone);
    },
  },
  parse: { signature: "<s:x>", call: (text?: string) => (text === undefined ? undefined : parsed(text)) },
};

type FromMillis = (this: Focus, milliseconds: number, picture?: string, zone?: string) => string;

/** https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle */
function shuffled(items: readonly unknown[], random: () => number): readonly unknown[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
