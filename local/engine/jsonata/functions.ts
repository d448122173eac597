import { randomUUID } from "node:crypto";
import type { Expression } from "jsonata";
import { partition, range } from "../intrinsics/arrays";
import { hash } from "../intrinsics/encoding";
import { parsed } from "../intrinsics/json";
import { javaRandom } from "../java-random";
import { longestSequence } from "./limits";

/**
 * Gives an expression the functions that Step Functions adds to JSONata, and takes away the one that it leaves out.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
 */
export function addFunctions(expression: Expression): void {
  for (const [name, { signature, call }] of Object.entries(functions)) {
    // The signature makes sure of what a function is called with.
    expression.registerFunction(name, call as (...args: unknown[]) => unknown, signature);
  }
  // Calling it is T1006, "Attempted to invoke a non-function", as with any other name that means nothing.
  expression.assign("eval", undefined);
}

interface Added {
  /** https://docs.jsonata.org/embedding-extending#function-signature-syntax */
  readonly signature: string;
  readonly call: (...args: never[]) => unknown;
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
    call: (seed?: number) => (seed === undefined ? Math.random() : javaRandom(seed).nextDouble()),
  },
  uuid: { signature: "<:s>", call: () => randomUUID() },
  parse: { signature: "<s:x>", call: (text?: string) => (text === undefined ? undefined : parsed(text)) },
};
