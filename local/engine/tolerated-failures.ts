/**
 * How much may fail in a Map Run. A part that is not there tolerates what the other does, and nothing when neither is.
 * https://docs.aws.amazon.com/step-functions/latest/dg/maprun-fail-threshold.html
 */
export interface ToleratedFailures {
  /** Items. */
  readonly count: number | undefined;
  /** Of all items, from 0 to 100. */
  readonly percentage: number | undefined;
}

/** Whether so many failed items of so many are too many. */
export function tooManyFailed({ count, percentage }: ToleratedFailures, failed: number, total: number): boolean {
  if (count === undefined && percentage === undefined) return failed > 0;
  const tooMany = count !== undefined && failed > count;
  return tooMany || (percentage !== undefined && (100 * failed) / total > percentage);
}
