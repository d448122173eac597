import { z } from "zod";
import { nearest } from "./nearest";
import { sentence } from "./text";
import { shown } from "./wording";

const allowed = 'an IANA time zone such as "Asia/Tokyo" or "UTC"';
const known = new Set(Intl.supportedValuesOf("timeZone"));
const form = /^(UTC|[A-Z][\w+-]*(\/[A-Z][\w+-]*)+)$/;

/**
 * A zone of the IANA database by the name of its area and city, or UTC. Abbreviations such as JST are refused: JavaScript
 * takes some of them, the database does not have them, and several stand for more than one zone.
 */
export const timeZone = z.string(allowed).superRefine(sentence(timeZoneFault)).meta({ pattern: form.source });

function timeZoneFault(zone: string): string | undefined {
  // The list first: a formatter, which also knows other names of a zone such as Asia/Kolkata, costs 40 ms at its first use.
  if (zone === "UTC" || known.has(zone) || (form.test(zone) && isOtherName(zone))) return undefined;
  const meant = nearest(zone, [...known]);
  return `found ${shown(zone)}, ${meant === undefined ? "" : `did you mean "${meant}"? `}allowed ${allowed}`;
}

const isOtherName = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
