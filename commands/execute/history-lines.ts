/** An execution's history as lines for a person. */
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { fieldOf, parseJson } from "../../local/json";
import type { Paint } from "../../local/paint";
import { readableCause } from "../../local/readable-cause";
import { duration } from "../../local/timeline";

/**
 * Reads the events of one execution in their order and says of each what is worth a line: a state's beginning and end, what it
 * started elsewhere, why it failed, and the execution's end.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 * @param machine what the execution's end calls it
 */
export const historyLines = (machine: string, paint: Paint): ((event: HistoryEvent) => readonly string[]) => {
  const events = new Map<number, HistoryEvent>();

  /** The entry into the state that an event belongs to. Branches and iterations mix in a history, so the links back are followed. */
  const entryOf = (event: HistoryEvent, name?: string): HistoryEvent | undefined => {
    for (let at = previous(event); at !== undefined; at = previous(at)) {
      const entered = nameIn(at);
      if (entered !== undefined && (name === undefined || entered === name)) return at;
    }
    return undefined;
  };
  const previous = ({ previousEventId = 0 }: HistoryEvent) => events.get(previousEventId);
  const took = (from: HistoryEvent | undefined, to: HistoryEvent) =>
    from?.timestamp && to.timestamp
      ? `  ${paint.faint(duration(from.timestamp.toISOString(), to.timestamp.toISOString()))}`
      : "";

  return (event) => {
    events.set(event.id ?? 0, event);
    const { type = "", stateEnteredEventDetails, stateExitedEventDetails, taskSubmittedEventDetails } = event;
    if (stateEnteredEventDetails) return [`  ▶ ${stateEnteredEventDetails.name}`];
    if (stateExitedEventDetails) {
      const { name } = stateExitedEventDetails;
      return [`  ${paint.good("✔")} ${name}${took(entryOf(event, name), event)}`];
    }
    if (taskSubmittedEventDetails) return startedArns(taskSubmittedEventDetails.output).map((arn) => `    │ ${arn}`);
    const end = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.exec(type)?.[1];
    if (end !== undefined) {
      return [`${endings(paint)[end]} ${machine}${took(events.get(1), event)}`];
    }
    if (/(Failed|TimedOut)$/.test(type)) {
      const entry = entryOf(event);
      return [`  ${paint.bad("✖")} ${entry ? nameIn(entry) : type}${took(entry, event)}${whyOf(event)}`];
    }
    return [];
  };
};

const nameIn = (entry: HistoryEvent): string | undefined => entry.stateEnteredEventDetails?.name;

const endings = ({ good, bad }: Paint): Readonly<Record<string, string>> => ({
  Succeeded: good("✔"),
  Failed: bad("✖"),
  TimedOut: bad("✖"),
  Aborted: bad("■"),
});

/** The child execution, or the ECS tasks, that the service said it started. */
function startedArns(output: string | undefined): readonly string[] {
  const parsed = parseJson(output ?? "");
  if (!("value" in parsed)) return [];
  const tasks = fieldOf(parsed.value, "Tasks");
  const started = [parsed.value, ...(Array.isArray(tasks) ? tasks : [])];
  return started
    .flatMap((thing) => [fieldOf(thing, "ExecutionArn"), fieldOf(thing, "TaskArn")])
    .filter((arn) => typeof arn === "string");
}

/** Each kind of failure keeps error and cause in details of its own name. */
function whyOf(event: HistoryEvent): string {
  for (const details of Object.values(event)) {
    if (typeof details !== "object" || !("error" in details || "cause" in details)) continue;
    const { error, cause }: { error?: string; cause?: string } = details;
    return `  ${[error, cause && readableCause(cause)].filter(Boolean).join(": ")}`;
  }
  return "";
}
