/** How far apart the starts of a schedule are, as far as an alarm can wait for them. */
import { cronFields, cronValues } from "../../config/cron";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
const units: Readonly<Record<string, number>> = { minute, hour, day };

/** Dates and days of the week together repeat after 28 years. */
const cycle = { from: Date.UTC(2001, 0, 1) / 1000, days: 28 * 365 + 7 };

/**
 * The longest time between two starts of a right expression, in seconds by the clock of its time zone: what a change of the clock adds
 * is not in it. `undefined` when there is more than a week between some starts, or when they end: `at(…)`, a cron expression with years.
 */
export function longestGap(expression: string): number | undefined {
  if (expression.startsWith("at(")) return undefined;
  const gap = expression.startsWith("cron(") ? longestCronGap(cronFields(expression)) : rate(expression);
  return gap !== undefined && gap <= week ? gap : undefined;
}

function rate(expression: string): number {
  const [, value, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return Number(value) * (units[unit] ?? Number.NaN);
}

function longestCronGap(written: readonly string[]): number | undefined {
  const [minutes, hours, dates, months, daysOfWeek] = written.map((field, index) => cronValues(index, field));
  // Months are longer than a week, so a day that is told by its month comes too seldom.
  if (!minutes || !hours || !dates || !months || !daysOfWeek || written[5] !== "*") return undefined;
  const times = hours.flatMap((at) => minutes.map((past) => at * hour + past * minute));
  const days: number[] = [];
  for (let index = 0; index < cycle.days; index++) {
    const date = new Date((cycle.from + index * day) * 1000);
    if (!months.includes(date.getUTCMonth() + 1) || !dates.includes(date.getUTCDate())) continue;
    if (daysOfWeek.includes(date.getUTCDay() + 1)) days.push(index * day);
  }
  const [firstDay] = days;
  if (firstDay === undefined) return undefined;
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const overNight = Math.max(...gaps([...days, firstDay + cycle.days * day])) + first - last;
  return Math.max(overNight, ...gaps(times));
}

/** From each to the next. */
const gaps = (moments: readonly number[]): readonly number[] =>
  moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
