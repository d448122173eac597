import type { Json } from "../../asl/language/definition";
import { StatesError } from "./error-names";
import { pathOf } from "./paths/parse-path";
import { readPath, whyNothing } from "./paths/read-path";
import type { Scope } from "./scope";

/** The value in a state's input that a path of one of its fields leads to. @throws StatesError States.Runtime when it leads nowhere */
export function referenced(text: string, field: string, scope: Scope): Json {
  const path = pathOf(text);
  const roots = { ...scope, here: scope.input };
  const value = readPath(path, roots);
  if (value !== undefined) return value;
  const wait = field === "SecondsPath" || field === "TimestampPath";
  throw new StatesError(
    "States.Runtime",
    wait
      ? `The ${field} parameter does not reference an input value: ${text}`
      : `Invalid path '${text}' : ${whyNothing(path, roots)}`,
  );
}
