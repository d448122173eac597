import { javaText } from "../java-text";
import { count, textAt } from "./arguments";
import { type Intrinsic, type IntrinsicCall, Unfit } from "./call";

/*
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-string-operation and
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic
 */

/** By name without `States.`. */
export const strings: Readonly<Record<string, Intrinsic>> = {
  Format: (args, call) => {
    const [template = "", ...values] = [textAt(args, 0), ...args.slice(1)];
    const parts = templateOf(call) ?? String(template).split("{}");
    if (parts.length - 1 !== values.length) {
      throw new Unfit(
        `The template has ${parts.length - 1} occurrences of {}, but ${values.length} values are given for them`,
      );
    }
    return parts.map((part, index) => (index === 0 ? part : javaText(values[index - 1] ?? null) + part)).join("");
  },
  StringSplit: (args) => {
    count(args, 2);
    const delimiters = new Set(textAt(args, 1));
    const parts = [""];
    for (const character of textAt(args, 0)) {
      if (delimiters.has(character)) parts.push("");
      else parts.push((parts.pop() ?? "") + character);
    }
    return parts.filter((part) => part !== "");
  },
};

/** A template that stands in the call itself was cut when it was read: there a backslash takes `{}` its meaning. */
const templateOf = ({ args: [first] }: IntrinsicCall): readonly string[] | undefined =>
  first !== undefined && "literal" in first ? first.template : undefined;
