import { type Clock, timestamp } from "./clock";

/*
 * The history of an execution as GetExecutionHistory returns it: the same event types, ids, previous ids and details,
 * payloads as JSON text. https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */

/** Locally nothing is cut off. */
const whole = { truncated: false } as const;

interface Input {
  readonly input: string;
  readonly inputDetails: typeof whole;
}

interface Output {
  readonly output: string;
  readonly outputDetails: typeof whole;
}

/** The two parts of an integration's name: `ecs` and `runTask.sync`. */
export interface Integration {
  readonly resourceType: string;
  readonly resource: string;
}

/** The error's name and its cause; both can be missing from an abort. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** What happened, by type. */
export type Happening =
  | { readonly type: "ExecutionStarted"; readonly executionStartedEventDetails: Input & { readonly roleArn: string } }
  | { readonly type: "ExecutionSucceeded"; readonly executionSucceededEventDetails: Output }
  | { readonly type: "ExecutionFailed"; readonly executionFailedEventDetails: Failure }
  | { readonly type: "ExecutionAborted"; readonly executionAbortedEventDetails: Failure }
  | { readonly type: "TaskStateEntered"; readonly stateEnteredEventDetails: Input & { readonly name: string } }
  | {
      readonly type: "TaskStateExited";
      readonly stateExitedEventDetails: Output & Assigned & { readonly name: string };
    }
  | {
      readonly type: "TaskScheduled";
      readonly taskScheduledEventDetails: Integration & { readonly parameters: string; readonly region: string };
    }
  | { readonly type: "TaskStarted"; readonly taskStartedEventDetails: Integration }
  | { readonly type: "TaskSubmitted"; readonly taskSubmittedEventDetails: Integration & Output }
  | { readonly type: "TaskSubmitFailed"; readonly taskSubmitFailedEventDetails: Integration & Failure }
  | { readonly type: "TaskSucceeded"; readonly taskSucceededEventDetails: Integration & Output }
  | { readonly type: "TaskFailed"; readonly taskFailedEventDetails: Integration & Failure };

interface Assigned {
  /** Each value as JSON text. Present only when the state assigned something. */
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: typeof whole;
}

/** One event. Ids count from 1; the timestamp is ISO 8601. */
export type HistoryEvent = Happening & {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: string;
};

/** The payload fields of an event from JSON text. */
export const inputDetails = (input: string): Input => ({ input, inputDetails: whole });
export const outputDetails = (output: string): Output => ({ output, outputDetails: whole });

/** The details of an exit that tell of variables: none when nothing was assigned. */
export const assignedDetails = (assigned: Readonly<Record<string, unknown>>): Assigned =>
  Object.keys(assigned).length === 0
    ? {}
    : {
        assignedVariables: Object.fromEntries(
          Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]),
        ),
        assignedVariablesDetails: whole,
      };

/** Is told of every event of every execution as it happens. */
export type Recorder = (executionArn: string, event: HistoryEvent) => void;

/** Appends to the history of one execution and returns the event as it was written. */
export type Append = (happening: Happening) => HistoryEvent;

/**
 * Begins an execution's history. An event follows the one before it, with two exceptions that the service makes:
 * the first state does not name the start of the execution, and an abort names nothing.
 */
export function beginHistory(executionArn: string, clock: Clock, record: Recorder): Append {
  let last: HistoryEvent | undefined;
  return (happening) => {
    const follows =
      last === undefined || last.type === "ExecutionStarted" || happening.type === "ExecutionAborted" ? 0 : last.id;
    last = { ...happening, id: (last?.id ?? 0) + 1, previousEventId: follows, timestamp: timestamp(clock.now()) };
    record(executionArn, last);
    return last;
  };
}
