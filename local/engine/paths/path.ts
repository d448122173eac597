import type { Json } from "../../../asl/language/definition";

/*
 * Paths as Step Functions takes them. They are those of Jayway, the library of the service: https://github.com/json-path/JsonPath
 * Their place in the language: https://states-language.net/#path
 */

/** A step to several places, or one that has to be looked for. */
export type WideStep =
  /** `*` and `[*]`: every field, every element. */
  | { readonly kind: "wildcard" }
  /** `['a','b']`: as the last step one object of those fields, before others each of the fields. */
  | { readonly kind: "names"; readonly names: readonly string[] }
  /** `[0,-1]`: each of the positions. */
  | { readonly kind: "positions"; readonly positions: readonly number[] }
  /** `[from:to]`, one of them at least. */
  | { readonly kind: "slice"; readonly from?: number; readonly to?: number }
  /** `[?(…)]`: the elements that it holds for, or the object itself. */
  | { readonly kind: "filter"; readonly filter: Filter }
  /** `..` and what follows it: the step from here and from everything within. */
  | { readonly kind: "descendants"; readonly step: Exclude<Step, { readonly kind: "descendants" }> };

/** The name of a field, a position in an array (a negative one counts from its end), or a step to several places. */
export type Step = string | number | WideStep;

/** What a path may end with: `$.list.length()`. https://github.com/json-path/JsonPath#functions */
export const pathFunctions = ["length", "min", "max", "avg", "sum", "stddev", "keys", "first", "last"] as const;
export type PathFunction = (typeof pathFunctions)[number];

/** The way from a value to what is in it. */
export interface Way {
  readonly steps: readonly Step[];
  /** Leads to one place at most. If not, it gives a list, an empty one when it leads nowhere. */
  readonly definite: boolean;
  readonly apply?: PathFunction;
}

/** A path: `$.…` into the input, `$$.…` into the context object, `$name.…` into a variable. */
export interface Path extends Way {
  /** As it was written. */
  readonly text: string;
  readonly root: "input" | "context" | { readonly variable: string };
}

/**
 * A path to exactly one place, which can be written to: names and positions only.
 * https://states-language.net/#ref-paths
 */
export interface ReferencePath extends Path {
  readonly steps: readonly (string | number)[];
}

/** The rest of a sentence about a text that is no path. */
export interface NotAPath {
  readonly problem: string;
}

/** What an element has to be like. https://github.com/json-path/JsonPath#filter-operators */
export type Filter =
  | { readonly kind: "and" | "or"; readonly all: readonly Filter[] }
  | { readonly kind: "not"; readonly filter: Filter }
  | { readonly kind: "there"; readonly path: InnerPath }
  | {
      readonly kind: "compare";
      readonly operator: FilterOperator;
      readonly left: FilterOperand;
      readonly right: FilterOperand;
    };

/** A path within a filter: from the element, `@`, or from the value that the whole path begins at, `$`. */
export interface InnerPath extends Way {
  readonly from: "element" | "root";
}

export type FilterOperand = { readonly literal: Json } | { readonly pattern: RegExp } | { readonly path: InnerPath };

/** The operators of filters, words in large letters too; of two that begin alike the longer one stands first. */
export const filterOperators = [
  "===",
  "!==",
  "==",
  "!=",
  "=~",
  "<=",
  ">=",
  "<",
  ">",
  "nin",
  "in",
  "subsetof",
  "anyof",
  "noneof",
  "all",
  "contains",
  "size",
  "empty",
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** Whether a path leads to exactly one place by names and positions from the front. */
export const isReferencePath = (path: Path): path is ReferencePath =>
  path.apply === undefined &&
  path.steps.every((step) => typeof step === "string" || (typeof step === "number" && step >= 0));
