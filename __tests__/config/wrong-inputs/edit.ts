import { readFileSync } from "node:fs";
import path from "node:path";

/** A mistake in config/dev.json as it is shipped. */
export interface Edit {
  /** The mistake in words. */
  readonly what: string;
  readonly replace: string;
  readonly by: string;
  /** The whole message. */
  readonly says: string;
}

const shipped = readFileSync(path.join(__dirname, "../../../config/dev.json"), "utf8");

/** The file with the mistake in it. */
export const edited = ({ what, replace, by }: Edit): string => {
  if (!shipped.includes(replace)) throw new Error(`${what}: config/dev.json does not hold ${replace}`);
  return shipped.replace(replace, () => by);
};

/** The file as it is shipped. */
export const unedited = shipped;
