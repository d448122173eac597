import type { ExprNode } from "jsonata";
import { parsedOnce } from "../parsed-once";
import { addFunctions, type Chance, chance } from "./functions";
import { evaluationMilliseconds, longestSequence, mostNestedEvaluations } from "./limits";

/** The library, loaded with the first expression: most machines have none, and it takes its time. */
let library: typeof import("jsonata") | undefined;

/** An expression that is ready to be evaluated, as often as needed. */
export interface Compiled {
  readonly evaluate: (bindings: Readonly<Record<string, unknown>>, given: Chance) => Promise<unknown>;
  /** What the text was read as. */
  readonly tree: () => ExprNode;
}

/** @throws what the library throws at a text that it cannot parse */
export const compiled = parsedOnce((text: string): Compiled => {
  library ??= require("jsonata") as typeof import("jsonata");
  const expression = library(text, {
    timeout: evaluationMilliseconds,
    stack: mostNestedEvaluations,
    sequence: longestSequence,
  });
  addFunctions(expression);
  // `list[]` leaves a mark on the very list that it is applied to, so such an expression works on a copy of what it sees.
  const marks = JSON.stringify(expression.ast()).includes('"keepSingletonArray"');
  return {
    tree: () => expression.ast(),
    evaluate: (bindings, given) =>
      expression.evaluate(undefined, { ...(marks ? structuredClone(bindings) : bindings), [chance]: given }),
  };
});
