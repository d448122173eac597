import { cronFault } from "./cron";
import { shown } from "./wording";

/** The three forms of an expression. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const expressionAllowed =
  '"cron(minute hour day-of-month month day-of-week year)", "rate(value unit)" or "at(yyyy-mm-ddThh:mm:ss)", such as "cron(0 10 * * ? *)"';
export const expressionForm = /^(cron|rate|at)\(.*\)$/;

/** What is wrong with a schedule's expression, as a sentence; `undefined` when EventBridge Scheduler takes it. */
export function expressionFault(expression: string): string | undefined {
  if (expression.startsWith("cron(")) return cronFault(expression);
  if (expression.startsWith("rate(")) return rateFault(expression);
  return atFault(expression);
}

function rateFault(expression: string): string | undefined {
  const [, value, unit] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (value === undefined || unit === undefined) {
    return `found ${shown(expression)}, allowed a whole number from 1 and minutes, hours or days, such as "rate(5 minutes)" or "rate(1 day)"`;
  }
  const right = `rate(${value} ${unit}${value === "1" ? "" : "s"})`;
  return expression === right ? undefined : `found ${shown(expression)}: write "${right}"`;
}

function atFault(expression: string): string | undefined {
  const moment = expression.slice("at(".length, -1);
  const parsed = new Date(`${moment}Z`);
  // A date that does not exist, such as 30 February, comes back as another one.
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString() === `${moment}.000Z`;
  return exists
    ? undefined
    : `found ${shown(expression)}, allowed a date and time that exist, as at(yyyy-mm-ddThh:mm:ss), such as "at(2030-01-31T10:00:00)"`;
}
