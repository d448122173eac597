/** The profile of ISO 8601 that Step Functions takes: `T` and `Z` large, an offset or `Z` always there. */
const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** A moment, as exactly as it was written: a number alone has no room for billionths of a second. */
export interface Moment {
  /** Whole ones since 1970 in UTC. */
  readonly milliseconds: number;
  /** The digits behind the milliseconds, without zeros at the end; of two such texts the greater one is later. */
  readonly rest: string;
}

/**
 * The moment that a text names; undefined when it names none.
 * https://states-language.net/#timestamps and https://datatracker.ietf.org/doc/html/rfc3339
 */
export function momentOf(text: string): Moment | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const [offsetHour = 0, offsetMinute = 0] = found.slice(9, 11).map((digits) => Number(digits ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC carries over what is too large, so a 30 February comes back as another day.
  const same = new Date(local).toISOString().startsWith(text.slice(0, 19));
  if (!same || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (found[8] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute) * 60_000;
  const fraction = found[7] ?? "";
  return {
    milliseconds: local - offset + Number(fraction.slice(0, 3).padEnd(3, "0")),
    rest: fraction.slice(3).replace(/0+$/, ""),
  };
}
