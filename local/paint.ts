import type { Output } from "./process";

/** Colour for words, or none. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain = (text: string): string => text;
const painted = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

/** Colour on a terminal only, and not when NO_COLOR is set to anything. https://no-color.org */
export function paintFor(output: Output, env: Readonly<Record<string, string | undefined>>): Paint {
  const coloured = output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return coloured
    ? { good: painted(32), bad: painted(31), faint: painted(2) }
    : { good: plain, bad: plain, faint: plain };
}
