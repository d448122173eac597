import { silenceWindow } from "../../../stacks/notifications/silence-window";

const window = (expression: string, timeZone = "UTC") => silenceWindow({ state: "ENABLED", expression, timeZone });
const tooLong = "ends, or has starts that are too far apart: an alarm looks back over 7 days at most";

it.each<readonly [expression: string, timeZone: string, periods: readonly [count: number, seconds: number]]>([
  // 5 minutes, and 10 that a run may come later; one period more, as the window does not begin where a period does.
  ["rate(5 minutes)", "UTC", [4, 300]],
  ["cron(0 * * * ? *)", "UTC", [19, 300]],
  // An hour by the clock is two when summer time ends.
  ["cron(0 * * * ? *)", "Europe/Berlin", [31, 300]],
  // A rate does not follow the clock.
  ["rate(1 hour)", "Europe/Berlin", [19, 300]],
  ["rate(20 hours)", "UTC", [277, 300]],
  // A day and 3 hours: more than an alarm looks back over with periods below an hour.
  ["rate(1 day)", "UTC", [28, 3600]],
  ["cron(0 10 * * ? *)", "Asia/Tokyo", [29, 3600]],
  ["cron(0 10 ? * MON-FRI *)", "UTC", [76, 3600]],
  ["rate(164 hours)", "UTC", [168, 3600]],
])("%s in %s is watched over %j periods of seconds", (expression, timeZone, [periods, periodSeconds]) => {
  expect(window(expression, timeZone)).toEqual({ periods, periodSeconds });
});

it.each(["rate(165 hours)", "rate(7 days)", "cron(0 10 ? * MON *)", "cron(0 10 1 * ? *)", "at(2030-01-31T10:00:00)"])(
  "%s is not watched",
  (expression) => {
    expect(window(expression)).toBe(tooLong);
  },
);

it("does not expect what is DISABLED", () => {
  expect(silenceWindow({ state: "DISABLED", expression: "rate(1 day)", timeZone: "UTC" })).toBe("is DISABLED");
});

it("never asks CloudWatch for more than it looks back over", () => {
  for (let hours = 1; hours < 300; hours++) {
    const found = window(`rate(${hours} hour${hours === 1 ? "" : "s"})`);
    if (typeof found === "string") continue;
    const { periods, periodSeconds } = found;
    expect(periods * periodSeconds).toBeLessThanOrEqual(periodSeconds < 3600 ? 86_400 : 604_800);
    expect(periods * periodSeconds).toBeGreaterThan(hours * 3600);
  }
});
