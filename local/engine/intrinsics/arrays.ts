import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../asl/language/definition";
import { arrayAt, count, wholeAt } from "./arguments";
import { type Intrinsic, Unfit } from "./call";

/*
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-arrays
 */

/** Items that a range may have. */
const longestRange = 1000;

/** From a first number to a last one, both of it if the step leads there; shared with JSONata's `$range`. @throws Unfit */
export function range(first: number, last: number, step: number, longest: number): readonly number[] {
  if (step === 0) throw new Unfit("The step of a range cannot be zero");
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > longest) throw new Unfit(`A range cannot have more than ${longest} items, this one has ${length}`);
  return Array.from({ length }, (_, index) => first + index * step);
}

/** Cut into pieces of a size, the last one may be shorter; shared with JSONata's `$partition`. @throws Unfit */
export function partition<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (!(size > 0)) throw new Unfit(`The chunk size has to be a positive number, but was ${size}`);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** By name without `States.`. */
export const arrays: Readonly<Record<string, Intrinsic>> = {
  Array: (args) => args,
  ArrayPartition: (args) => {
    count(args, 2);
    return partition(arrayAt(args, 0), wholeAt(args, 1));
  },
  ArrayContains: (args) => {
    count(args, 2);
    return arrayAt(args, 0).some((item) => isDeepStrictEqual(item, args[1]));
  },
  ArrayRange: (args) => {
    count(args, 3);
    return range(wholeAt(args, 0), wholeAt(args, 1), wholeAt(args, 2), longestRange);
  },
  ArrayGetItem: (args) => {
    count(args, 2);
    const items = arrayAt(args, 0);
    const index = wholeAt(args, 1);
    const item = items[index];
    if (item === undefined)
      throw new Unfit(`The index ${index} is out of bounds for an array of length ${items.length}`);
    return item;
  },
  ArrayLength: (args) => {
    count(args, 1);
    return arrayAt(args, 0).length;
  },
  ArrayUnique: (args) => {
    count(args, 1);
    return unique(arrayAt(args, 0));
  },
};

function unique(items: readonly Json[]): readonly Json[] {
  const found: Json[] = [];
  const scalars = new Set<Json>();
  for (const item of items) {
    const seen =
      typeof item === "object" && item !== null
        ? found.some((other) => typeof other === "object" && isDeepStrictEqual(other, item))
        : scalars.has(item);
    if (seen) continue;
    scalars.add(item);
    found.push(item);
  }
  return found;
}
