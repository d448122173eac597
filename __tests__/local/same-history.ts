import type { Json, JsonObject } from "../../asl/language/definition";
import type { HistoryEvent } from "../../local/engine/history";
import { parsed } from "./recorded-answers";
import { isUnfinished, type RecordedEvent } from "./recorded-cases";

/** Texts of recordings that stand for values which differ from run to run, and what such a value looks like. */
const masks: readonly { readonly mask: RegExp; readonly hides: RegExp }[] = [
  {
    mask: /^<?(date|timestamp|time|start-time|entered-time)>?$/,
    hides: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$|^\d{10}$/,
  },
  { mask: /^RandomNumberGenerated$/, hides: /^-?\d+$/ },
  { mask: /^(<uuid:\d+>|generated-uuid)$/, hides: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/ },
];

/** The same within a text: the JSON that a cause quotes, the parts of a map run's ARN. */
const maskedParts = /<json-input:\d+>|<MapRunArnPart\d_0idx>/;

/** The name of an activity's worker is not the engine's. */
const notCompared = "workerName";

/** The first difference between a history and the recorded one, for a person; undefined when they are the same. */
export function differenceOf(events: readonly HistoryEvent[], recorded: readonly RecordedEvent[]): string | undefined {
  const ours = events.map(({ timestamp: _, ...event }) => event as unknown as JsonObject);
  const sorted = recorded.some(({ id }) => typeof id !== "number");
  if (sorted)
    return differenceOfSets(
      ours.map(withoutIds),
      recorded.map((event) => withoutIds(event as unknown as JsonObject)),
    );
  const count = isUnfinished(recorded) ? recorded.length : Math.max(ours.length, recorded.length);
  for (let index = 0; index < count; index += 1) {
    const where = differs(ours[index], recorded[index], "");
    if (where !== undefined) return told(`event ${index + 1}${where}`, ours[index], recorded[index]);
  }
  return undefined;
}

/** What the recordings that were sorted leave out. */
const leftOut = /^ParallelState(Succeeded|Failed)$/;

/** Where the recording sorted the events of lines that ran side by side, it no longer says in which order they came. */
function differenceOfSets(ours: readonly JsonObject[], recorded: readonly JsonObject[]): string | undefined {
  const left = [...ours];
  for (const event of recorded) {
    const index = left.findIndex((one) => differs(one, event, "") === undefined);
    if (index < 0) return told("an event that is not here", undefined, event);
    left.splice(index, 1);
  }
  const [more] = left.filter(({ type }) => !leftOut.test(String(type)));
  return more === undefined ? undefined : told("an event that was not recorded", more, undefined);
}

const withoutIds = ({ id: _, previousEventId: __, ...what }: JsonObject): JsonObject => what;

const told = (what: string, ours: Json | undefined, recorded: Json | undefined): string =>
  `${what}\n  recorded ${JSON.stringify(recorded)}\n  here     ${JSON.stringify(ours)}`;

/** The path to the first field that differs: payloads are compared as values, whatever the order of their fields. */
function differs(ours: Json | undefined, recorded: Json | undefined, at: string): string | undefined {
  if (ours === undefined || recorded === undefined) return ours === recorded ? undefined : at;
  if (typeof recorded === "string" && hides(recorded, ours)) return undefined;
  const [here, there] = [parsed(ours), parsed(recorded)];
  if (typeof here !== "object" || typeof there !== "object" || here === null || there === null) {
    return here === there || (typeof there === "string" && hides(there, here)) ? undefined : at;
  }
  if (Array.isArray(here) !== Array.isArray(there)) return at;
  const [fields, recordedFields] = [here, there] as { readonly [field: string]: Json }[];
  return Object.keys({ ...fields, ...recordedFields })
    .filter((field) => field !== notCompared)
    .map((field) => differs(fields?.[field], recordedFields?.[field], `${at}.${field}`))
    .find((where) => where !== undefined);
}

function hides(recorded: string, ours: Json): boolean {
  if (masks.some(({ mask, hides }) => mask.test(recorded) && hides.test(String(ours)))) return true;
  if (typeof ours !== "string" || !maskedParts.test(recorded)) return false;
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${recorded.split(maskedParts).map(literal).join(".+")}$`, "s").test(ours);
}
