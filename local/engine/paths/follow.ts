import type { Json, JsonObject } from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import { applyFunction } from "./functions";
import { passes } from "./passes";
import type { Step, Way, WideStep } from "./path";

/** What a way finds in a value; undefined when it leads nowhere. `root` is what `$` is in its filters. */
export function follow(way: Way, value: Json, root: Json = value): Json | undefined {
  if (way.apply === undefined) return way.definite ? followOne(way.steps, value) : followAll(way.steps, value, root);
  const narrow = way.steps.every((step) => typeof step !== "object");
  const found = narrow ? followOne(way.steps, value) : followAll(way.steps, value, root);
  return found === undefined ? undefined : applyFunction(way.apply, found);
}

function followOne(steps: readonly Step[], start: Json): Json | undefined {
  let value: Json | undefined = start;
  for (const step of steps) {
    if (typeof step === "string") value = fieldOf(value, step);
    else if (typeof step === "number") value = Array.isArray(value) ? value.at(step) : undefined;
    else value = isObject(value) ? picked(value, step) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** The object of several fields, those of them that are there. */
const picked = (value: JsonObject, step: WideStep): JsonObject | undefined =>
  step.kind === "names"
    ? Object.fromEntries(
        step.names.flatMap((name) => {
          const field = fieldOf(value, name);
          return field === undefined ? [] : [[name, field]];
        }),
      )
    : undefined;

/**
 * Where there is no single place yet, a step that fits nothing finds nothing. Before that a position, a slice or a filter has to meet
 * something it fits, or the whole path leads nowhere: on the service `$.missing[1:]` is an empty list, `$[1:]` of an object an error.
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/stepfunctions/v2/base/test_base.py
 */
function followAll(steps: readonly Step[], start: Json, root: Json): Json | undefined {
  let values: readonly Json[] = [start];
  let single = true;
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const found: Json[] = [];
    for (const value of values) {
      const some = stepFrom(step, value, root, last);
      if (single && some === undefined) return undefined;
      // No spread: a list may be longer than a call may have arguments.
      for (const one of some ?? []) found.push(one);
    }
    if (typeof step === "object") single = false;
    values = found;
  }
  return values;
}

/** What a step finds; undefined when it does not fit the kind of value that is there. */
function stepFrom(step: Step, value: Json, root: Json, last: boolean): readonly Json[] | undefined {
  if (typeof step === "string") return present(fieldOf(value, step));
  if (typeof step === "number") return positions([step], value);
  switch (step.kind) {
    case "wildcard":
      return typeof value === "object" && value !== null ? (Object.values(value) as Json[]) : [];
    case "names": {
      const fields = isObject(value) ? picked(value, step) : undefined;
      return last ? present(fields) : Object.values(fields ?? {});
    }
    case "positions":
      return positions(step.positions, value);
    case "slice":
      return Array.isArray(value) ? sliceOf(value, step) : undefined;
    case "filter":
      if (Array.isArray(value)) return value.filter((item) => passes(step.filter, item, root));
      if (isObject(value)) return passes(step.filter, value, root) ? [value] : [];
      return undefined;
    case "descendants":
      return stepsWithin(step.step, value, root, last);
  }
}

/**
 * As Jayway reads it: a position from behind counts so where it stands alone. Between two the positions are walked through from the
 * first to the second, which goes over the front of the list: `[-1:1]` is the last and the first item, `[1:-1]` nothing.
 * https://github.com/json-path/JsonPath/blob/master/json-path/src/main/java/com/jayway/jsonpath/internal/path/ArraySliceToken.java
 */
function sliceOf(
  items: readonly Json[],
  { from, to }: { readonly from?: number; readonly to?: number },
): readonly Json[] {
  if (from === undefined || to === undefined) return items.slice(from, to);
  const last = Math.min(to, items.length);
  const found: Json[] = [];
  // Before the front of the list is nothing.
  for (let at = Math.max(from, -items.length); at < last; at += 1) found.push(...present(items.at(at)));
  return found;
}

const present = (value: Json | undefined): readonly Json[] => (value === undefined ? [] : [value]);

const positions = (at: readonly number[], value: Json): readonly Json[] | undefined =>
  Array.isArray(value) ? at.flatMap((position) => present(value.at(position))) : undefined;

/** What a step finds in a value and in all that is in it, outer before inner. */
function stepsWithin(step: Step, value: Json, root: Json, last: boolean, found: Json[] = []): readonly Json[] {
  if (typeof value !== "object" || value === null) return found;
  for (const one of stepDeep(step, value, root, last)) found.push(one);
  for (const inner of Object.values(value) as Json[]) stepsWithin(step, inner, root, last, found);
  return found;
}

/** A step behind `..`, at one of the places that it is taken at. */
function stepDeep(step: Step, value: Json, root: Json, last: boolean): readonly Json[] {
  if (typeof step === "object" && step.kind === "filter" && Array.isArray(value)) {
    // Objects and lists are tested when they are come to themselves.
    return value.filter((item) => (typeof item !== "object" || item === null) && passes(step.filter, item, root));
  }
  // The object of several fields is made only where all of them are there.
  if (
    typeof step === "object" &&
    step.kind === "names" &&
    !step.names.every((name) => fieldOf(value, name) !== undefined)
  ) {
    return [];
  }
  return stepFrom(step, value, root, last) ?? [];
}
