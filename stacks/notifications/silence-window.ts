/** For how long a machine may be silent, as CloudWatch can count it. */

import type { Environment } from "../../config/schema";
import { longestGap } from "./longest-gap";

/** Periods of equal length, the last ones before now. */
export interface SilenceWindow {
  readonly periodSeconds: number;
  readonly periods: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How much later than usual a run may end: half of the time between two, but neither under 10 minutes nor over 3 hours. */
const runsLater = (gap: number): number => Math.min(Math.max(gap / 2, 10 * MINUTE), 3 * HOUR);

/** What the change to winter time adds between two starts that are told by the clock. A rate is not. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time */
const clockChange = (expression: string, timeZone: string): number =>
  expression.startsWith("cron(") && timeZone !== "UTC" ? HOUR : 0;

/**
 * An alarm looks back over 7 days at most, and over one day with periods below an hour.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const resolutions = [
  { periodSeconds: 5 * MINUTE, longest: 24 * HOUR },
  { periodSeconds: HOUR, longest: 7 * 24 * HOUR },
];

/**
 * The window in which some run has to succeed: the longest time between two starts, and what a run may come later. Or why there is none,
 * as the end of a sentence that begins with the schedule.
 */
export const silenceWindow = ({
  state,
  expression,
  timeZone,
}: Pick<Environment["schedules"][string], "state" | "expression" | "timeZone">): SilenceWindow | string => {
  if (state === "DISABLED") return "is DISABLED";
  const gap = longestGap(expression);
  const tooLong = "ends, or has starts that are too far apart: an alarm looks back over 7 days at most";
  if (gap === undefined) return tooLong;
  const seconds = gap + runsLater(gap) + clockChange(expression, timeZone);
  return (
    resolutions
      // One more: a success at the far end falls into a period that has begun before.
      .map(({ periodSeconds, longest }) => ({
        periodSeconds,
        longest,
        periods: Math.ceil(seconds / periodSeconds) + 1,
      }))
      .filter(({ periodSeconds, longest, periods }) => periods * periodSeconds <= longest)
      .map(({ periodSeconds, periods }) => ({ periodSeconds, periods }))[0] ?? tooLong
  );
};
