import type { Json, State } from "../../asl/language/definition";
import { type Clock, timestamp } from "./clock";

/*
 * The history of an execution as GetExecutionHistory returns it: the same event types, ids, previous ids and details, payloads as JSON
 * text. https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 * What follows what was read from recordings of the real service (__tests__/local/recorded).
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

/** The error's name and its cause; either can be missing. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

interface Scheduled {
  readonly taskCredentials?: { readonly roleArn: string };
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

interface Iteration {
  readonly name: string;
  readonly index: number;
}

interface Assigned {
  /** Each value as JSON text. Present only when the state assigned something. */
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: typeof whole;
}

type Type = State["Type"];

/** What happened, by type. */
export type Happening =
  | { readonly type: "ExecutionStarted"; readonly executionStartedEventDetails: Input & { readonly roleArn: string } }
  | { readonly type: "ExecutionSucceeded"; readonly executionSucceededEventDetails: Output }
  | { readonly type: "ExecutionFailed"; readonly executionFailedEventDetails: Failure }
  | { readonly type: "ExecutionTimedOut"; readonly executionTimedOutEventDetails: Failure }
  | { readonly type: "ExecutionAborted"; readonly executionAbortedEventDetails: Failure }
  | { readonly type: `${Type}StateEntered`; readonly stateEnteredEventDetails: Input & { readonly name: string } }
  | {
      readonly type: `${Exclude<Type, "Fail">}StateExited`;
      readonly stateExitedEventDetails: Output & Assigned & { readonly name: string };
    }
  | { readonly type: "TaskStateAborted" | "WaitStateAborted" | "MapStateAborted" | "ParallelStateAborted" }
  | {
      readonly type: "EvaluationFailed";
      readonly evaluationFailedEventDetails: Failure & { readonly location?: string; readonly state: string };
    }
  | {
      readonly type: "TaskScheduled";
      readonly taskScheduledEventDetails: Integration &
        Scheduled & { readonly parameters: string; readonly region: string };
    }
  | { readonly type: "TaskStarted"; readonly taskStartedEventDetails: Integration }
  | { readonly type: "TaskSubmitted"; readonly taskSubmittedEventDetails: Integration & Output }
  | { readonly type: "TaskSubmitFailed"; readonly taskSubmitFailedEventDetails: Integration & Failure }
  | { readonly type: "TaskSucceeded"; readonly taskSucceededEventDetails: Integration & Output }
  | { readonly type: "TaskFailed"; readonly taskFailedEventDetails: Integration & Failure }
  | { readonly type: "TaskTimedOut"; readonly taskTimedOutEventDetails: Integration & Failure }
  | {
      readonly type: "LambdaFunctionScheduled";
      readonly lambdaFunctionScheduledEventDetails: Input & { readonly resource: string } & Omit<
          Scheduled,
          "heartbeatInSeconds"
        >;
    }
  | { readonly type: "LambdaFunctionStarted" }
  | { readonly type: "LambdaFunctionSucceeded"; readonly lambdaFunctionSucceededEventDetails: Output }
  | { readonly type: "LambdaFunctionFailed"; readonly lambdaFunctionFailedEventDetails: Failure }
  | { readonly type: "LambdaFunctionTimedOut"; readonly lambdaFunctionTimedOutEventDetails: Failure }
  | {
      readonly type: "ActivityScheduled";
      readonly activityScheduledEventDetails: Input & Scheduled & { readonly resource: string };
    }
  | { readonly type: "ActivityStarted"; readonly activityStartedEventDetails: Readonly<Record<string, never>> }
  | { readonly type: "ActivitySucceeded"; readonly activitySucceededEventDetails: Output }
  | { readonly type: "ActivityFailed"; readonly activityFailedEventDetails: Failure }
  | { readonly type: "ActivityTimedOut"; readonly activityTimedOutEventDetails: Failure }
  | { readonly type: "ParallelStateStarted" | "ParallelStateSucceeded" | "ParallelStateFailed" }
  | { readonly type: "MapStateStarted"; readonly mapStateStartedEventDetails: { readonly length: number } }
  | { readonly type: "MapStateSucceeded" | "MapStateFailed" }
  | { readonly type: "MapIterationStarted"; readonly mapIterationStartedEventDetails: Iteration }
  | { readonly type: "MapIterationSucceeded"; readonly mapIterationSucceededEventDetails: Iteration }
  | { readonly type: "MapIterationFailed"; readonly mapIterationFailedEventDetails: Iteration }
  | { readonly type: "MapIterationAborted"; readonly mapIterationAbortedEventDetails: Iteration }
  | { readonly type: "MapRunStarted"; readonly mapRunStartedEventDetails: { readonly mapRunArn: string } }
  | { readonly type: "MapRunSucceeded" }
  | { readonly type: "MapRunAborted" }
  | { readonly type: "MapRunFailed"; readonly mapRunFailedEventDetails: Failure };

/** One event. Ids count from 1; the timestamp is ISO 8601. */
export type HistoryEvent = Happening & {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: string;
};

/** The payload fields of an event from JSON text. */
export const inputDetails = (input: string): Input => ({ input, inputDetails: whole });
export const outputDetails = (output: string): Output => ({ output, outputDetails: whole });

/** The details of a failure: what there is of it. */
export const failureDetails = ({
  error,
  cause,
}: {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}): Failure => ({
  ...(error === undefined ? {} : { error }),
  ...(cause === undefined ? {} : { cause }),
});

/** The details of an exit that tell of variables: none when nothing was assigned. */
export const assignedDetails = (assigned: Readonly<Record<string, Json>>): Assigned =>
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

/** The history of one execution. */
export interface History {
  /** Writes an event that follows the one of that id. @throws HistoryIsFull */
  readonly append: (happening: Happening, previousEventId: number) => HistoryEvent;
}

/** Thrown instead of one event too many; what ends the execution still has room. */
export class HistoryIsFull extends Error {}

/** Begins an execution's history. `room` is how many events it takes, without the last one, which ends it. */
export function beginHistory(executionArn: string, clock: Clock, record: Recorder, room: number): History {
  let count = 0;
  return {
    append: (happening, previousEventId) => {
      if (count >= room && !happening.type.startsWith("Execution")) throw new HistoryIsFull();
      count += 1;
      const event = { ...happening, id: count, previousEventId, timestamp: timestamp(clock.now()) };
      record(executionArn, event);
      return event;
    },
  };
}

/** The events of one line of states: each follows the one before it in the line, whatever other lines write in between. */
export class Trail {
  /** @param last the id of the event that the line begins after */
  constructor(
    readonly history: History,
    public last: number,
  ) {}

  /** Writes the next event of the line. */
  append(happening: Happening): HistoryEvent {
    const event = this.history.append(happening, this.last);
    this.last = event.id;
    return event;
  }

  /** Writes an event beside the line: the next one does not follow it. */
  aside(happening: Happening): HistoryEvent {
    return this.history.append(happening, this.last);
  }
}
