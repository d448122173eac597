import type { Json, JsonObject } from "../../asl/language/definition";
import type { RecordedEvent } from "./recorded-cases";

/** What a recorded service answered to one call. */
export interface RecordedAnswer {
  /** The state that called, and the event that tells of the call's start. */
  readonly state: string | undefined;
  readonly startedId: number | undefined;
  /** What it submitted, and at which event. */
  readonly submitted?: { readonly at: number; readonly output: Json };
  /** Undefined when the call ran into a time limit of its state. */
  readonly end?: { readonly at: number } & (
    | { readonly status: "SUCCEEDED"; readonly output: Json }
    | { readonly status: "FAILED" | "SUBMIT_FAILED"; readonly error: string; readonly cause: string }
  );
}

const succeeded = /^(Task|LambdaFunction|Activity)Succeeded$/;
const submitFailed = /^TaskSubmitFailed$/;
const failed = /^(Task|LambdaFunction|Activity)Failed$/;
const timedOut = /^(Task|LambdaFunction|Activity)TimedOut$/;
const started = /^(Task|LambdaFunction|Activity)Started$/;

/** The details of an event, whatever their field is called. */
export const detailsOf = (event: object): JsonObject => {
  const found = Object.entries(event).find(([field]) => field.endsWith("EventDetails"));
  return (found?.[1] ?? {}) as JsonObject;
};

/** The answers of the services in a recording, in the order in which they ended. */
export function answersIn(history: readonly RecordedEvent[]): readonly RecordedAnswer[] {
  const byId = new Map(history.map((event) => [event.id, event]));
  const callers = new Set(
    history.filter(({ type }) => type === "TaskStateEntered").map((event) => String(detailsOf(event).name)),
  );
  return history.flatMap((event): RecordedAnswer[] => {
    const end = endIn(event);
    if (end === undefined) return [];
    const before = eventsBefore(event, byId);
    const submitted = before.find(({ type }) => type === "TaskSubmitted");
    const entered = before.find(({ type }) => type === "TaskStateEntered");
    // Where the recording sorted the events none leads to the state; then it has to be the only one that calls.
    const state = entered ? String(detailsOf(entered).name) : callers.size === 1 ? [...callers][0] : undefined;
    return [
      {
        state,
        startedId: before.find(({ type }) => started.test(type))?.id as number | undefined,
        ...(submitted && { submitted: { at: Number(submitted.id), output: parsed(detailsOf(submitted).output) } }),
        ...(end !== "timed out" && { end: { at: Number(event.id), ...end } }),
      },
    ];
  });
}

/** The events that led to one, the nearest first, up to the entry of its state. */
function eventsBefore(event: RecordedEvent, byId: ReadonlyMap<RecordedEvent["id"], RecordedEvent>): RecordedEvent[] {
  const before = byId.get(event.previousEventId);
  if (before === undefined || typeof event.id !== "number" || event.type === "TaskStateEntered") return [];
  return [before, ...eventsBefore(before, byId)];
}

function endIn(event: RecordedEvent) {
  const { output, error, cause } = detailsOf(event);
  if (succeeded.test(event.type)) return { status: "SUCCEEDED", output: parsed(output) } as const;
  if (timedOut.test(event.type)) return "timed out";
  if (!failed.test(event.type) && !submitFailed.test(event.type)) return undefined;
  return {
    status: submitFailed.test(event.type) ? "SUBMIT_FAILED" : "FAILED",
    error: error as string,
    cause: (typeof cause === "object" ? JSON.stringify(cause) : cause) as string,
  } as const;
}

/** A payload as a value, which the recordings leave as text when it is no object. */
export function parsed(value: Json | undefined): Json {
  if (typeof value !== "string") return value ?? null;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
