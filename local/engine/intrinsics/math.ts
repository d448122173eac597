import { javaRandom } from "../java-random";
import { count, wholeAt } from "./arguments";
import { type Intrinsic, Unfit } from "./call";

/*
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-math-operation
 */

/** What the numbers of MathAdd have to lie between. */
const [least, most] = [-2_147_483_648, 2_147_483_647];

/** By name without `States.`. */
export const math: Readonly<Record<string, Intrinsic>> = {
  MathRandom: (args, _call, random) => {
    count(args, 2, 3);
    const [start, end] = [wholeAt(args, 0), wholeAt(args, 1)];
    if (end <= start)
      throw new Unfit(`The end of a random range has to be greater than its start, but was ${start} to ${end}`);
    if (args.length === 2) return start + Math.floor(random() * (end - start));
    const seeded = javaRandom(wholeAt(args, 2));
    return end - start < most
      ? start + seeded.nextInt(end - start)
      : start + Math.floor(seeded.nextDouble() * (end - start));
  },
  // Each number is rounded before they are added: 1.49 and 1.5 make 3; recorded in LocalStack's test_math_operations.snapshot.json.
  MathAdd: (args) => {
    count(args, 2);
    const numbers = [wholeAt(args, 0), wholeAt(args, 1)];
    const outside = numbers.find((number) => number < least || number > most);
    if (outside !== undefined) throw new Unfit(`${outside} is not between ${least} and ${most}`);
    return numbers.reduce((sum, number) => sum + number, 0);
  },
};
