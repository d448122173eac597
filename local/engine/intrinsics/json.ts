import type { Json } from "../../../asl/language/definition";
import { parseJson } from "../../json";
import { booleanAt, count, objectAt, textAt } from "./arguments";
import { type Intrinsic, Unfit } from "./call";

/*
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-json-manipulate
 */

/** The value of a JSON text; shared with JSONata's `$parse`. @throws Unfit */
export function parsed(text: string): Json {
  const read = parseJson(text);
  if ("value" in read) return read.value;
  throw new Unfit(`The string ${read.problem}`);
}

/** By name without `States.`. */
export const json: Readonly<Record<string, Intrinsic>> = {
  StringToJson: (args) => {
    count(args, 1);
    const text = textAt(args, 0);
    // The service gives null for a text of nothing; recorded in LocalStack's test_json_manipulation.snapshot.json.
    return text.trim() === "" ? null : parsed(text);
  },
  JsonToString: (args) => {
    count(args, 1);
    return JSON.stringify(args[0]);
  },
  JsonMerge: (args) => {
    count(args, 3);
    const merged = { ...objectAt(args, 0), ...objectAt(args, 1) };
    if (!booleanAt(args, 2)) return merged;
    throw new Unfit("A deep merge is not supported, the third argument has to be false");
  },
};
