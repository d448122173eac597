import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Definition, Json, JsonObject } from "../../asl/language/definition";

/** An event as it was recorded. Payloads are values where the service has JSON text; what was masked is a text that names it. */
export type RecordedEvent = { readonly type: string; readonly previousEventId: number } & {
  /** A list where the recording sorted the events of lines that ran side by side. */
  readonly id: number | readonly number[];
} & { readonly [details: string]: Json };

/** An execution of the real service. */
export interface RecordedCase {
  /** Where it was recorded: `<file of tests>: <test>`. */
  readonly name: string;
  /** The moment at which the execution ran. */
  readonly recorded: string;
  readonly definition: Definition;
  readonly input: Json;
  /** The objects that lay in its bucket, by key. */
  readonly objects?: Readonly<Record<string, string>>;
  readonly history: readonly RecordedEvent[];
}

/** Whether a history was recorded while its execution still went on. */
export const isUnfinished = (history: readonly RecordedEvent[]): boolean =>
  !/^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(history.at(-1)?.type ?? "");

const folder = path.join(__dirname, "recorded/cases");

/** All recordings, by topic: in a file each begins with a line that says what ran, and each event of its history is a line. */
export const recordedCases = (): readonly { readonly topic: string; readonly cases: readonly RecordedCase[] }[] =>
  readdirSync(folder)
    .sort()
    .map((file) => ({
      topic: path.basename(file, ".jsonl"),
      cases: casesIn(readFileSync(path.join(folder, file), "utf8")),
    }));

function casesIn(text: string): readonly RecordedCase[] {
  const cases: { readonly head: JsonObject; readonly history: JsonObject[] }[] = [];
  for (const line of text.trimEnd().split("\n")) {
    const value: JsonObject = JSON.parse(line);
    if ("definition" in value) cases.push({ head: value, history: [] });
    else cases.at(-1)?.history.push(value);
  }
  return cases.map(({ head, history }) => ({ ...head, history }) as unknown as RecordedCase);
}
