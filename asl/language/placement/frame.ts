/**
 * Placement: where each value can be read when a state runs. What lies in the state's input is read there; the
 * machine's input is in the context object everywhere; any other result has to be kept in a variable.
 * Results are never merged into the input (`ResultPath`): that would change an object which belongs to the user.
 */
import type { RefNode, Source } from "../nodes/expression";

/** Steps into a value: field names and indexes. */
export type Path = readonly (string | number)[];

/** What a state's input (`$`) holds, and where in it. */
export type Frame = readonly { readonly source: Source; readonly at: Path }[];

/** Before a machine's first state `$` is the machine's input. */
export const startOfMachine: Frame = [{ source: { of: "input" }, at: [] }];

/** After a state that has a result `$` is that result, and nothing else. */
export const afterResultOf = (state: string): Frame => [{ source: { of: "result", state }, at: [] }];

/** A way to read a value: in the state's input, in the context object, or in the variable that keeps a state's result. */
export type Place =
  | { readonly in: "state input"; readonly path: Path }
  | { readonly in: "context"; readonly path: Path }
  | { readonly in: "variable"; readonly resultOf: string; readonly path: Path };

/** Where `ref` is read by a state whose input is `frame`. */
export const placeOf = ({ from, path }: RefNode, frame: Frame): Place => {
  const free = frame.find(({ source }) => sameSource(source, from));
  if (free !== undefined) return { in: "state input", path: [...free.at, ...path] };
  switch (from.of) {
    case "input":
      return { in: "context", path: ["Execution", "Input", ...path] };
    case "context":
      return { in: "context", path };
    case "result":
      return { in: "variable", resultOf: from.state, path };
  }
};

const sameSource = (a: Source, b: Source): boolean =>
  a.of === "result" && b.of === "result" ? a.state === b.state : a.of === b.of;
