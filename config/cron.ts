import { listed, shown } from "./wording";

interface Field {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
  /** Words for the numbers from `lowest` on. */
  readonly words: readonly string[];
  /** What else may stand in the field, and then alone. */
  readonly alone?: RegExp;
  /** May a step ("/5") follow? */
  readonly steps: boolean;
  readonly allowed: string;
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** The six fields as AWS's table has them. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
const fields: readonly Field[] = [
  { name: "minute", lowest: 0, highest: 59, words: [], steps: true, allowed: "0-59 with , - * /" },
  { name: "hour", lowest: 0, highest: 23, words: [], steps: true, allowed: "0-23 with , - * /" },
  {
    name: "day-of-month",
    lowest: 1,
    highest: 31,
    words: [],
    alone: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/,
    steps: true,
    allowed: "1-31 with , - * /, or alone ?, L (last day) or 15W (weekday nearest the 15th)",
  },
  { name: "month", lowest: 1, highest: 12, words: months, steps: true, allowed: "1-12 or JAN-DEC with , - * /" },
  {
    name: "day-of-week",
    lowest: 1,
    highest: 7,
    words: weekdays,
    alone: new RegExp(`^(\\?|L|([1-7]|${weekdays.join("|")})(L|#[1-5]))$`),
    steps: false,
    allowed: "1-7 (1 is SUN) or SUN-SAT with , - *, or alone ?, L (Saturday), 6L (last Friday) or 6#3 (third Friday)",
  },
  { name: "year", lowest: 1970, highest: 2199, words: [], steps: true, allowed: "1970-2199 with , - * /" },
];

/** `from`, `from-to`, each with or without `/step`. */
const termForm = /^([^-/]+)(?:-([^-/]+))?(?:\/(.+))?$/;

/** The fields of `cron(…)` as they are written, in their order. */
export const cronFields = (expression: string): readonly string[] =>
  expression.slice("cron(".length, -1).trim().split(/\s+/);

/**
 * The values that a field of a right expression stands for, in ascending order: `0/30` for minute is 0 and 30.
 * `undefined` for what tells a day by its month: `L`, `15W`, `6#3`.
 * @param index of the field, 0 for minute
 */
export function cronValues(index: number, written: string): readonly number[] | undefined {
  const field = fields[index];
  if (field === undefined) throw new Error(`a cron expression has no field ${index}`);
  // Alone it is the last day of the week.
  if (field.name === "day-of-week" && written === "L") return [field.highest];
  const values = new Set<number>();
  for (const term of (written === "?" ? "*" : written).split(",")) {
    const [, from = "", to, step] = termForm.exec(term) ?? [];
    const first = from === "*" ? field.lowest : numberOf(field, from);
    if (first === undefined) return undefined;
    const single = from !== "*" && step === undefined;
    const last = to === undefined ? (single ? first : field.highest) : (numberOf(field, to) ?? first);
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
}

/** What is wrong with `cron(…)`, as a sentence; `undefined` when EventBridge Scheduler takes it. */
export function cronFault(expression: string): string | undefined {
  const written = cronFields(expression);
  if (written.length !== fields.length) {
    const count = written[0] === "" ? 0 : written.length;
    return `${shown(expression)} has ${count} ${count === 1 ? "field" : "fields"}, EventBridge Scheduler needs 6 (minute hour day-of-month month day-of-week year)`;
  }
  for (const [index, field] of fields.entries()) {
    const fault = fieldFault(field, written[index] ?? "");
    if (fault !== undefined) return `found ${field.name} ${shown(written[index])} in ${shown(expression)}, ${fault}`;
  }
  return dayFieldsFault(expression, written) ?? missingDayFault(expression, written);
}

function fieldFault(field: Field, written: string): string | undefined {
  if (written === "*" || field.alone?.test(written)) return undefined;
  for (const term of written.split(",")) {
    const [, from = "", to, step] = termForm.exec(term) ?? [];
    const first = from === "*" && step !== undefined ? field.lowest : numberOf(field, from);
    const last = to === undefined ? field.highest : numberOf(field, to);
    const stepTaken = step === undefined || (field.steps && isStep(field, step));
    if (first === undefined || last === undefined || !stepTaken || (from === "*" && to !== undefined)) {
      return `allowed ${field.allowed}`;
    }
    if (to !== undefined && first > last) {
      const [start, end] = [field.words[0] ?? field.lowest, field.words.at(-1) ?? field.highest];
      return `which runs backwards: write "${from === String(end) ? from : `${from}-${end}`},${to === String(start) ? to : `${start}-${to}`}"`;
    }
  }
  return undefined;
}

const numberOf = (field: Field, written: string): number | undefined => {
  const word = field.words.indexOf(written);
  const value = word >= 0 ? field.lowest + word : /^\d{1,4}$/.test(written) ? Number(written) : Number.NaN;
  return value >= field.lowest && value <= field.highest ? value : undefined;
};

const isStep = (field: Field, written: string): boolean =>
  /^[1-9]\d{0,2}$/.test(written) && Number(written) <= field.highest - field.lowest;

/** Exactly one of day-of-month and day-of-week is `?`: the other one says the days. */
function dayFieldsFault(expression: string, written: readonly string[]): string | undefined {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = written;
  if ((dayOfMonth === "?") !== (dayOfWeek === "?")) return undefined;
  const fault = `found ${shown(expression)}, but EventBridge Scheduler needs "?" in exactly one of day-of-month and day-of-week`;
  const saysDays = (days: string | undefined): boolean => days !== "?" && days !== "*";
  if (saysDays(dayOfMonth) && saysDays(dayOfWeek)) return fault;
  const days = saysDays(dayOfWeek) ? ["?", month, dayOfWeek] : [saysDays(dayOfMonth) ? dayOfMonth : "*", month, "?"];
  return `${fault}: write "cron(${[minute, hour, ...days, year].join(" ")})"`;
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A day that no month of the expression has in any of its years, such as 31 February: EventBridge Scheduler takes it, and nothing ever starts. */
function missingDayFault(expression: string, [, , dayOfMonth, month, , year]: readonly string[]): string | undefined {
  const days = cronValues(2, dayOfMonth ?? "");
  if (days === undefined || dayOfMonth === "?") return undefined;
  const months = cronValues(3, month ?? "") ?? [];
  const years = cronValues(5, year ?? "") ?? [];
  // Day 0 of the next month is the last one of this.
  const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const [first = 1] = days;
  if (years.some((year) => months.some((month) => first <= daysIn(year, month)))) return undefined;
  const named = listed(
    months.map((month) => monthNames[month - 1] ?? month),
    "or",
  ).replaceAll('"', "");
  const inYears = first === 29 ? ` in ${listed(years, "or")}` : "";
  return `found ${shown(expression)}, which never comes: ${first} ${named} does not exist${inYears}`;
}
