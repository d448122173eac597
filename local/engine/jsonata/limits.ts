/*
 * What one evaluation of an expression may cost. The service bounds it by memory; no expression that stays within that comes near these.
 * Measured on the service: https://github.com/floci-io/floci/issues/2737 and https://github.com/floci-io/floci/pull/2697
 */

/** Milliseconds until an evaluation is given up: an expression that calls itself without end would stop the whole run. */
export const evaluationMilliseconds = 5_000;

/** Evaluations that stand inside each other. */
export const mostNestedEvaluations = 1_000;

/** Items of a sequence; of `[1..873783]` the service says that it is too much. */
export const longestSequence = 873_782;
