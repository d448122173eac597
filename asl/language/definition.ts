/**
 * The Amazon States Language as JSON: what `render` writes and what the local run reads.
 * Only the fields that this project writes or runs today; it grows with both.
 *
 * Source: https://states-language.net/ and, for `Assign`,
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. In a payload template a key that ends in `.$` holds a path or an intrinsic call. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A whole state machine definition. https://states-language.net/#toplevelfields */
export interface Definition {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** Fields that every state that goes on may have: exactly one of `Next` and `End`. https://states-language.net/#transition */
export interface Transition {
  readonly Next?: string;
  readonly End?: true;
}

/** A state that calls another service and waits for its result. https://states-language.net/#task-state */
export interface TaskState extends Transition {
  readonly Type: "Task";
  readonly Comment?: string;
  /** ARN of the integration, such as `arn:aws:states:::ecs:runTask.sync`. */
  readonly Resource: string;
  /** Path that picks what the state sees of its input; the default is `$`. */
  readonly InputPath?: string | null;
  /** Payload template: what is sent to the service. */
  readonly Parameters?: JsonObject;
  /** Payload template over the service's answer. */
  readonly ResultSelector?: JsonObject;
  /** Reference path where the result is put into the input; the default `$` replaces it. */
  readonly ResultPath?: string | null;
  /** Path that picks what the next state gets; the default is `$`. */
  readonly OutputPath?: string | null;
  /** Payload template whose keys become variables for the states that follow. */
  readonly Assign?: JsonObject;
}

/** Any state this project renders. A new kind is added to this union and to every record over `State["Type"]`. */
export type State = TaskState;
