import type { Json, JsonObject, QueryLanguage } from "../../asl/language/definition";

/** Variables by name, without the dollar sign. */
export type Variables = Readonly<Record<string, Json>>;

/** All that a state can see. It changes none of it. */
export interface Scope {
  /** The name of the state. */
  readonly name: string;
  /** The id of the event that tells of its entry. */
  readonly enteredId: number;
  /** How the state writes its expressions. */
  readonly language: QueryLanguage;
  /** The raw input of the state: the output of the state before, or the input of the execution. */
  readonly input: Json;
  readonly variables: Variables;
  /** The context object, `$$`. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
  readonly context: JsonObject;
  /** Milliseconds since 1970 in UTC at which the state was entered. */
  readonly now: number;
  /** A number from 0 up to but not including 1, each time another one. */
  readonly random: () => number;
}

/** What the context object is made of. Moments are texts in ISO 8601. */
export interface ContextFacts {
  readonly execution: JsonObject;
  readonly stateMachine: JsonObject;
  readonly state: { readonly name: string; readonly enteredTime: string; readonly retries: boolean };
}

/** The part of the context object that is the same for all states of an execution. */
export const executionFacts = (execution: {
  readonly arn: string;
  readonly name: string;
  readonly input: Json;
  readonly roleArn: string;
  readonly startTime: string;
}): JsonObject => ({
  Id: execution.arn,
  Input: execution.input,
  StartTime: execution.startTime,
  Name: execution.name,
  RoleArn: execution.roleArn,
  RedriveCount: 0,
});

/** The context object that a state sees. `Map.Item` is in that of an ItemSelector alone: see disputed.ts. */
export const contextObject = ({ execution, stateMachine, state }: ContextFacts): JsonObject => ({
  Execution: execution,
  StateMachine: stateMachine,
  // Of the service: only a state that can be tried again has the count.
  State: { Name: state.name, EnteredTime: state.enteredTime, ...(state.retries && { RetryCount: 0 }) },
});

/** What is left of a context object in a retry: only the count of tries differs. */
export const retried = (scope: Scope, retryCount: number): Scope =>
  retryCount === 0
    ? scope
    : {
        ...scope,
        context: { ...scope.context, State: { ...(scope.context.State as JsonObject), RetryCount: retryCount } },
      };

/** The context object with the token that a callback is to bring back, as Arguments of `.waitForTaskToken` see it. */
export const withToken = (scope: Scope, token: string): Scope => ({
  ...scope,
  context: { ...scope.context, Task: { Token: token } },
});
