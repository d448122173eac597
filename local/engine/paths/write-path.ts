import type { Json } from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import type { Path } from "./parse-path";

/**
 * A copy of `target` with `value` put at the path, objects made on the way where there is nothing.
 * Undefined when the path does not fit: it goes into something that is neither object nor array.
 * https://states-language.net/#using-paths (ResultPath)
 */
export const writePath = ({ steps }: Path, target: Json, value: Json): Json | undefined => write(steps, target, value);

function write([step, ...rest]: readonly (string | number)[], target: Json | undefined, value: Json): Json | undefined {
  if (step === undefined) return value;
  if (typeof step === "number") {
    if (!Array.isArray(target) || step >= target.length) return undefined;
    const inner = write(rest, target[step], value);
    return inner === undefined ? undefined : target.map((item, index) => (index === step ? inner : item));
  }
  if (target !== undefined && !isObject(target)) return undefined;
  const inner = write(rest, fieldOf(target, step), value);
  return inner === undefined ? undefined : { ...target, [step]: inner };
}
