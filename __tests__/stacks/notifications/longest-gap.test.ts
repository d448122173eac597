import { longestGap } from "../../../stacks/notifications/longest-gap";

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

describe("the longest time between two starts", () => {
  it.each<readonly [expression: string, seconds: number]>([
    ["rate(1 minute)", 1 * minutes],
    ["rate(90 minutes)", 90 * minutes],
    ["rate(7 days)", 7 * days],
    ["cron(* * * * ? *)", 1 * minutes],
    ["cron(*/5 * * * ? *)", 5 * minutes],
    ["cron(0/25 * * * ? *)", 25 * minutes],
    ["cron(1/29 * * * ? *)", 29 * minutes],
    ["cron(0 10 * * ? *)", 1 * days],
    ["cron(0 10,16 * * ? *)", 18 * hours],
    ["cron(0,30 8-17/3 ? * * *)", 14 * hours + 30 * minutes],
    ["cron(0 6 ? * MON-FRI *)", 3 * days],
    ["cron(0 6,18 ? * 2-6 *)", 2 * days + 12 * hours],
    ["cron(0 6 ? * TUE,FRI *)", 4 * days],
    ["cron(0 6 ? * 1 *)", 7 * days],
    ["cron(0 6 ? * L *)", 7 * days],
    ["cron(0 0 */2 * ? *)", 2 * days],
    // From the 26th to the first of the next month are 3 to 6 days: the 31st counts too.
    ["cron(0 0 1/5 * ? *)", 5 * days],
    ["cron(0 0 1,8,15,22,29 * ? *)", 7 * days],
  ])("of %s is %i s", (expression, seconds) => {
    expect(longestGap(expression)).toBe(seconds);
  });
});

describe("there is none within a week", () => {
  it.each([
    ["at(2030-01-31T10:00:00)", "it starts once"],
    ["cron(0 10 * * ? 2026-2030)", "it ends"],
    ["rate(8 days)", "it is longer"],
    ["cron(0 0 1 * ? *)", "once a month"],
    ["cron(0 0 L * ? *)", "the last day of each month"],
    ["cron(0 0 15W * ? *)", "a weekday of each month"],
    ["cron(0 0 ? * 6L *)", "the last Friday of each month"],
    ["cron(0 0 ? * FRI#1 *)", "the first Friday of each month"],
    ["cron(0 10 ? JAN-NOV MON-FRI *)", "a month is left out"],
    ["cron(0 0 1,8,15,22 * ? *)", "the end of a month is left out"],
    ["cron(0 0 30 2 ? *)", "the day does not exist"],
  ])("for %s: %s", (expression) => {
    expect(longestGap(expression)).toBeUndefined();
  });
});
