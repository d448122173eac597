import type { Json } from "../../../asl/language/definition";
import { fieldOf } from "../../json";
import type { Scope } from "../scope";
import type { Path } from "./parse-path";

/** What the roots of paths stand for at one place of a state: `$` changes from field to field. */
export type Roots = Pick<Scope, "variables" | "context"> & {
  /** What `$` is. */
  readonly here: Json;
};

/** The value that a path begins at; undefined for a variable that was never assigned. */
export function rootOf({ root }: Path, { here, variables, context }: Roots): Json | undefined {
  if (root === "input") return here;
  return root === "context" ? context : fieldOf(variables, root.variable);
}

/** The value at a path, or undefined when it leads nowhere (which no JSON value is). */
export function readPath(path: Path, roots: Roots): Json | undefined {
  let value = rootOf(path, roots);
  for (const step of path.steps) {
    value = typeof step === "string" ? fieldOf(value, step) : Array.isArray(value) ? value[step] : undefined;
  }
  return value;
}
