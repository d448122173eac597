/** Step Functions' limits that a run meets. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */

/** Bytes of a payload (input or output of a state, task or execution) as UTF-8. */
export const payloadBytes = 262_144;

/** Bytes of a variable, and of all that one Assign assigns, as JSON in UTF-8. */
export const variableBytes = 262_144;

/** Bytes of all variables together. */
export const allVariablesBytes = 10_485_760;

/** Seconds of an execution, a year; one that goes on for so long is over, whatever its TimeoutSeconds are. */
export const longestExecution = 31_536_000;

/** Events in the history of an execution. */
export const historyEvents = 25_000;

/** Iterations of an inline Map, or branches of a Parallel, that run at a time when nothing smaller is asked for. */
export const linesAtOnce = 40;

/** Child executions of a distributed Map at a time. */
export const childrenAtOnce = 10_000;

/**
 * Seconds of a Wait, the largest 32-bit number: a recording of the service takes 24,855 days and refuses 24,856. Its page says a year.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export const longestWait = 2 ** 31 - 1;

/** Seconds of a time limit, of a heartbeat and of an interval of Retry. https://states-language.net/#task-state */
export const mostSeconds = 99_999_999;
