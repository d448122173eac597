/*
 * What one evaluation of an expression may cost. Depth and length were measured on the service, which bounds the length by memory:
 * https://github.com/floci-io/floci/issues/2737 and https://github.com/floci-io/floci/pull/2783
 */

/** Milliseconds until an evaluation is given up: an expression that calls itself without end would stop the whole run. */
export const evaluationMilliseconds = 5_000;

/**
 * Evaluations that stand inside each other. Each boundary that was measured lies between 99 and 101 of them; here a sum has 100 terms
 * at most, and 99 brackets stand inside each other.
 */
export const mostNestedEvaluations = 100;

/** Items of a sequence; of `[1..873783]` the service says that it is too much. */
export const longestSequence = 873_782;

/** What the service says of an evaluation that goes beyond, by the library's code for it. */
export const exceededLimits: Readonly<Record<string, string>> = {
  D1011: "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive",
  D2015: "Expression evaluation memory limit exceeded: Check for excessive memory usage",
};
