import type { Json } from "../../asl/language/definition";
import type { Execution } from "../engine/execution";
import type { HistoryEvent, Recorder } from "../engine/history";
import { paintFor } from "../paint";
import { followExecutions } from "../seen-executions";
import { timeline } from "../timeline";
import type { Received } from "./received";

/** An execution that is over, for a test to look at. */
export interface Run<Output = Json> {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  /** What it gave; undefined unless it SUCCEEDED. */
  readonly output: Output | undefined;
  /** The name of the error; undefined when it SUCCEEDED. `States.Timeout` when its own TimeoutSeconds were over. */
  readonly error: string | undefined;
  /** As the service writes it: often JSON as text. */
  readonly cause: string | undefined;
  /** Its events, as GetExecutionHistory returns them. */
  readonly history: readonly HistoryEvent[];
  /** The states that were entered, in their order, those of children after the state that started them. */
  readonly states: readonly VisitedState[];
  /** What a state sent, in the order of its calls: one for each try. */
  readonly received: (state: string) => readonly Json[];
  /** The states that sent something. */
  readonly calling: readonly string[];
  /** Simulated milliseconds from its start to its end. */
  readonly duration: number;
  /** What `npm run local` would show of it. */
  readonly timeline: string;
}

/** One visit to a state. */
export interface VisitedState {
  readonly name: string;
  readonly machine: string;
  /** How often its work was begun: 1 for a state that has none to try again. */
  readonly tries: number;
  /** CAUGHT: a catcher took its error. */
  readonly status: "RUNNING" | "SUCCEEDED" | "CAUGHT" | "FAILED" | "TIMED_OUT" | "ABORTED";
}

/** Keeps the events of a run's executions in the order in which they were written. */
export function keepEvents(): { readonly record: Recorder; readonly all: readonly [string, HistoryEvent][] } {
  const all: [string, HistoryEvent][] = [];
  return { all, record: (arn, event) => all.push([arn, event]) };
}

/** A run, from its execution and from all that was written. */
export function runOf<Output>(
  { executionArn, startDate, stopDate, result }: Execution,
  events: readonly [string, HistoryEvent][],
  received: Received,
): Run<Output> {
  return {
    status: result.status,
    output: result.status === "SUCCEEDED" ? (result.output as Output) : undefined,
    error: result.status === "FAILED" ? result.error : result.status === "TIMED_OUT" ? "States.Timeout" : undefined,
    cause: result.status === "FAILED" ? result.cause : undefined,
    history: events.flatMap(([arn, event]) => (arn === executionArn ? [event] : [])),
    states: visited(events),
    received: received.from,
    calling: received.states(),
    duration: stopDate - startDate,
    get timeline() {
      return shown(executionArn, events);
    },
  };
}

function visited(events: readonly [string, HistoryEvent][]): readonly VisitedState[] {
  const { see } = followExecutions();
  const visits = events.flatMap(([arn, event]) =>
    see(arn, event).flatMap((told) => (told.what === "entered" ? [told.visit] : [])),
  );
  return visits.map(({ state, line, tries, status }) => ({
    name: state,
    machine: line.execution.machine,
    tries: Math.max(1, tries),
    status,
  }));
}

function shown(executionArn: string, events: readonly [string, HistoryEvent][]): string {
  const lines: string[] = [];
  const view = timeline((line) => lines.push(line), paintFor({ write: () => true }, {}));
  for (const [arn, event] of events) view.record(arn, event);
  view.summary(executionArn);
  return lines.join("\n");
}
