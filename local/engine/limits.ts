/** Step Functions' limits that a run meets. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */

/** Bytes of a payload (input or output of a state, task or execution) as UTF-8. */
export const payloadBytes = 262_144;

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
