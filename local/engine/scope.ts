import type { Json, JsonObject } from "../../asl/language/definition";

/** Variables by name, without the dollar sign. */
export type Variables = Readonly<Record<string, Json>>;

/** All that a state can see. A state gets a scope and returns an outcome; it changes neither. */
export interface Scope {
  /** The raw input of the state: the output of the state before, or the input of the execution. */
  readonly input: Json;
  readonly variables: Variables;
  /** The context object, `$$`. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
  readonly context: JsonObject;
}

/** What the context object is made of. Moments are texts in ISO 8601. */
export interface ContextFacts {
  readonly execution: {
    readonly arn: string;
    readonly name: string;
    readonly input: Json;
    readonly roleArn: string;
    readonly startTime: string;
  };
  readonly stateMachine: { readonly arn: string; readonly name: string };
  readonly state: { readonly name: string; readonly enteredTime: string };
}

/** The context object that a state sees. */
export const contextObject = ({ execution, stateMachine, state }: ContextFacts): JsonObject => ({
  Execution: {
    Id: execution.arn,
    Input: execution.input,
    StartTime: execution.startTime,
    Name: execution.name,
    RoleArn: execution.roleArn,
    RedriveCount: 0,
  },
  StateMachine: { Id: stateMachine.arn, Name: stateMachine.name },
  State: { Name: state.name, EnteredTime: state.enteredTime, RetryCount: 0 },
});
