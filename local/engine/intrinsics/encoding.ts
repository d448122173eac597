import { createHash } from "node:crypto";
import { randomUuid } from "../random-uuid";
import { count, shortTextAt, textAt } from "./arguments";
import { type Intrinsic, Unfit } from "./call";

/*
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-data-encode-decode and the two after it.
 */

const algorithms: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

/** In small hexadecimal digits; shared with JSONata's `$hash`. @throws Unfit */
export function hash(text: string, algorithm: string): string {
  const name = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
  if (name !== undefined) return createHash(name).update(text, "utf8").digest("hex");
  throw new Unfit(`Unknown algorithm '${algorithm}', the known ones are ${Object.keys(algorithms).join(", ")}`);
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/;

/** By name without `States.`. */
export const encoding: Readonly<Record<string, Intrinsic>> = {
  Base64Encode: (args) => {
    count(args, 1);
    return Buffer.from(shortTextAt(args, 0), "utf8").toString("base64");
  },
  Base64Decode: (args) => {
    count(args, 1);
    const text = shortTextAt(args, 0);
    if (!base64.test(text)) throw new Unfit("The argument is not Base64");
    return Buffer.from(text, "base64").toString("utf8");
  },
  Hash: (args) => {
    count(args, 2);
    return hash(shortTextAt(args, 0), textAt(args, 1));
  },
  UUID: (args, _call, random) => {
    count(args, 0);
    return randomUuid(random);
  },
};
