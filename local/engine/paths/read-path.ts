import type { Json } from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import { javaText } from "../java-text";
import type { Scope } from "../scope";
import { follow } from "./follow";
import type { Path, Step } from "./path";

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

/**
 * The value at a path, or undefined when it leads nowhere (which no JSON value is). A path to several places gives a list,
 * an empty one when nothing matches.
 */
export function readPath(path: Path, roots: Roots): Json | undefined {
  const start = rootOf(path, roots);
  return start === undefined ? undefined : follow(path, start);
}

/**
 * Why a path leads nowhere, in the words of the service's library: `No results for path: $['a']`.
 * https://github.com/json-path/JsonPath/blob/master/json-path/src/main/java/com/jayway/jsonpath/internal/path/PathToken.java
 */
export function whyNothing(path: Path, roots: Roots): string {
  let value = rootOf(path, roots);
  let place = "$";
  for (const [index, step] of path.steps.entries()) {
    const next = place + shown(step);
    if (typeof step === "object") break;
    if (typeof step === "string") {
      if (!isObject(value)) return notAnObject(step, place, value);
      value = fieldOf(value, step);
      if (value === undefined && index < path.steps.length - 1) return `Missing property in path ${next}`;
    } else {
      if (value === null) return `The path ${place} is null`;
      if (!Array.isArray(value))
        return `Filter: [${step}] can only be applied to arrays. Current context is: ${javaText(value ?? null)}`;
      value = value.at(step);
      // Jayway goes on silently behind the end of an array and finds nothing for the path as a whole.
      if (value === undefined) break;
    }
    place = next;
  }
  return `No results for path: $${path.steps.map(shown).join("")}`;
}

const shown = (step: Step): string => {
  if (typeof step === "string") return `['${step}']`;
  return typeof step === "number" ? `[${step}]` : "[...]";
};

const notAnObject = (name: string, place: string, found: Json | undefined): string =>
  `Expected to find an object with property ['${name}'] in path ${place} but found '${javaName(found)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.`;

/** The name of a value's class in Java. Which provider the service uses is deduced from how it writes objects, not recorded. */
function javaName(value: Json | undefined): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "java.lang.String";
  if (typeof value === "boolean") return "java.lang.Boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "java.lang.Integer" : "java.lang.Double";
  return "java.util.ArrayList";
}
