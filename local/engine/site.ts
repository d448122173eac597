import { setMaxListeners } from "node:events";
import type { JsonObject, QueryLanguage, State } from "../../asl/language/definition";
import type { Start } from "./drive";
import type { Execution } from "./execution";
import type { Happening, HistoryEvent, Trail } from "./history";
import type { World } from "./world";

/** Where a line of states runs: what the driver knows beside the states themselves. */
export interface Site {
  readonly world: World;
  /** The ARN of the execution. */
  readonly arn: string;
  readonly region: string;
  /** What `$$.Execution` and `$$.StateMachine` are. */
  readonly executionFacts: JsonObject;
  readonly machineFacts: JsonObject;
  readonly machineLanguage: QueryLanguage;
  readonly trail: Trail;
  /** Runs a child of a distributed Map, in the same world. */
  readonly execute: (start: Start) => Promise<Execution>;
  /** Aborts the line: its execution is stopped, or a line beside it failed. */
  readonly signal: AbortSignal;
  /** The state that the line is in. */
  at?: { readonly state: State; readonly entered: HistoryEvent };
}

/** Thrown in a line that was aborted: nothing of it is to be written any more. */
export class Stopped extends Error {}

/** @throws Stopped when the line was aborted */
export function goesOn({ signal }: Site): void {
  if (signal.aborted) throw new Stopped();
}

/**
 * Writes what happened in the state that a line is in. Of the service: that an expression failed does not follow the entry of its state
 * but stands beside it.
 */
export function write(happening: Happening, { trail, at }: Site): void {
  if (happening.type === "EvaluationFailed" && trail.last === at?.entered.id) trail.last = at.entered.previousEventId;
  trail.append(happening);
}

/** A controller that aborts with the signal, and by itself. `release` lets go of the signal. */
export function abortingWith(signal: AbortSignal): {
  readonly controller: AbortController;
  readonly release: () => void;
} {
  const controller = new AbortController();
  // Every line of a Map listens to it; that is no leak.
  setMaxListeners(0, controller.signal);
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  return { controller, release: () => signal.removeEventListener("abort", abort) };
}
