import type { Json } from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import type { ReferencePath } from "./path";

/**
 * A copy of `target` with `value` put at the path, objects made on the way where there is nothing.
 * Undefined when the path does not fit: it goes into something that is neither object nor array.
 * https://states-language.net/#using-paths (ResultPath)
 */
export const writePath = ({ steps }: ReferencePath, target: Json, value: Json): Json | undefined =>
  write(steps, 0, target, value);

function write(
  steps: readonly (string | number)[],
  depth: number,
  target: Json | undefined,
  value: Json,
): Json | undefined {
  const step = steps[depth];
  if (step === undefined) return value;
  if (typeof step === "number") {
    if (!Array.isArray(target) || step >= target.length) return undefined;
    const inner = write(steps, depth + 1, target[step], value);
    return inner === undefined ? undefined : target.map((item, index) => (index === step ? inner : item));
  }
  if (target !== undefined && !isObject(target)) return undefined;
  const inner = write(steps, depth + 1, fieldOf(target, step), value);
  return inner === undefined ? undefined : { ...target, [step]: inner };
}
