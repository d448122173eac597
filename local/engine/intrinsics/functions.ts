import { arrays } from "./arrays";
import type { Intrinsic } from "./call";
import { encoding } from "./encoding";
import { json } from "./json";
import { math } from "./math";
import { strings } from "./strings";

/** The intrinsic functions by name. https://states-language.net/#appendix-b */
export const functions: Readonly<Record<string, Intrinsic>> = Object.fromEntries(
  Object.entries({ ...arrays, ...encoding, ...json, ...math, ...strings }).map(([name, call]) => [
    `States.${name}`,
    call,
  ]),
);
