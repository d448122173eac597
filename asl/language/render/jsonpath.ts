/**
 * Values as JSONPath payload templates: a key that ends in `.$` holds a path or an intrinsic call.
 * https://states-language.net/#payload-template
 */
import type { Json, JsonObject } from "../definition";
import { DefinitionError } from "../errors";
import type { Expression, ObjectNode, RefNode, ResourceNode } from "../nodes/expression";
import { variableOf } from "../placement/demand";
import type { Path, Place } from "../placement/frame";

/** How the values of one state are found. */
export interface Reading {
  readonly placeOf: (ref: RefNode) => Place;
  readonly attributeOf: (node: ResourceNode) => Json;
  /** Machine and state, for messages: `state machine "nightly", state "extract"`. */
  readonly at: string;
}

/** The path of a value that exists only while the machine runs: `$.a[0]`, `$$.Execution.Input.a`, `$extract.a`. */
export const pathOf = (ref: RefNode, { placeOf }: Reading): string => {
  const place = placeOf(ref);
  switch (place.in) {
    case "state input":
      return `$${stepsOf(place.path)}`;
    case "context":
      return `$$${stepsOf(place.path)}`;
    case "variable":
      return `$${variableOf(place.resultOf)}${stepsOf(place.path)}`;
  }
};

const stepsOf = (path: Path): string =>
  path
    .map((step) => {
      if (typeof step === "number") return `[${step}]`;
      return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `['${step.replace(/[\\']/g, "\\$&")}']`;
    })
    .join("");

/** One field of a payload template, its key marked where the value is a path or a call. */
export const fieldOf = (key: string, value: Expression, reading: Reading): readonly [key: string, value: Json] => {
  const written = write(value, reading);
  return "json" in written ? [key, written.json] : [`${key}.$`, written.call];
};

/** An object as a payload template. */
export const objectOf = ({ fields }: ObjectNode, reading: Reading): JsonObject =>
  Object.fromEntries(fields.map(([key, value]) => fieldOf(key, value, reading)));

/** A value stands in a template as JSON, or, under a marked key, as a path or a call. */
type Written = { readonly json: Json } | { readonly call: string };

const write = (value: Expression, reading: Reading): Written => {
  switch (value.kind) {
    case "literal":
      return { json: value.value };
    case "resource":
      return { json: reading.attributeOf(value) };
    case "ref":
      return { call: pathOf(value, reading) };
    case "object":
      return { json: objectOf(value, reading) };
    case "array": {
      // Marked keys are looked for in objects, also in those inside arrays; a path that is itself an item has no key to mark.
      const items = value.items.map((item) => write(item, reading));
      const plain = items.flatMap((item) => ("json" in item ? [item.json] : []));
      return plain.length === items.length ? { json: plain } : { call: argumentOf(value, reading) };
    }
  }
};

/** A value inside a call. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const argumentOf = (value: Expression, reading: Reading): string => {
  if (value.kind === "ref") return pathOf(value, reading);
  if (value.kind === "array") return arrayCall(value.items, reading);
  if (value.kind === "literal") {
    const known = value.value;
    if (Array.isArray(known))
      return arrayCall(
        known.map((item: Json) => ({ kind: "literal", value: item })),
        reading,
      );
    if (typeof known === "string") return `'${known.replace(/[\\'{}]/g, "\\$&")}'`;
    if (typeof known !== "object" || known === null) return String(known);
  }
  throw new DefinitionError(
    `${reading.at}: an array holds a handle beside an object; JSONPath can write arrays of objects, and arrays of handles and plain values, but not both in one`,
  );
};

const arrayCall = (items: readonly Expression[], reading: Reading): string =>
  `States.Array(${items.map((item) => argumentOf(item, reading)).join(", ")})`;
