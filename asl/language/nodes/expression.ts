/**
 * What a value is made of before anyone decides how it is written in the Amazon States Language:
 * no `$`, no variable, no query language. Plain JSON, so a tree can be stored, sent and read again.
 */
import type { Json } from "../definition";
import type { ResourceName } from "./use";

/** Where a value comes from while the machine runs: its input, its context object, or the result of one of its states. */
export type Source =
  | { readonly of: "input" }
  | { readonly of: "context" }
  | { readonly of: "result"; readonly state: string };

/** A value that exists only while the machine runs: a source and the way into it. What a handle stands for. */
export interface RefNode {
  readonly kind: "ref";
  readonly from: Source;
  readonly path: readonly (string | number)[];
}

/** A value that is known now. Its text is text, also where it looks like a path. */
export interface LiteralNode {
  readonly kind: "literal";
  readonly value: Json;
}

/** An object with at least one field that is not known now. Fields keep the order in which they were written. */
export interface ObjectNode {
  readonly kind: "object";
  readonly fields: readonly (readonly [key: string, value: Expression])[];
}

/** An array with at least one item that is not known now. */
export interface ArrayNode {
  readonly kind: "array";
  readonly items: readonly Expression[];
}

/** An attribute of a deployed resource, such as its ARN: known only where the machine is given its resources. */
export interface ResourceNode {
  readonly kind: "resource";
  readonly resource: ResourceName;
  readonly attribute: ResourceAttribute;
}

/** The attributes a definition may name, in the words of the service that takes them. */
export type ResourceAttribute = "StateMachineArn" | "Cluster" | "TaskDefinition" | "AwsvpcConfiguration";

/** Any value in a definition. */
export type Expression = RefNode | LiteralNode | ObjectNode | ArrayNode | ResourceNode;
