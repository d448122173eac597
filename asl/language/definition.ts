/**
 * The Amazon States Language as JSON: what `render` writes and what the local run reads.
 *
 * Sources: https://states-language.net/ and, for what AWS adds to it (variables, JSONata, distributed Map),
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. In a payload template a key that ends in `.$` holds a path or an intrinsic call. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** How a machine or a state writes its expressions: as paths, or as JSONata between `{%` and `%}`. */
export type QueryLanguage = "JSONPath" | "JSONata";

/** States and where they begin: a machine, a branch of a Parallel, the body of a Map. */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly Comment?: string;
}

/** A whole state machine definition. https://states-language.net/#toplevelfields */
export interface Definition extends StateGraph {
  readonly Version?: string;
  /** The default of its states; without it JSONPath. */
  readonly QueryLanguage?: QueryLanguage;
  /** Seconds that an execution may take. */
  readonly TimeoutSeconds?: number;
}

/** Fields of every state. */
interface Anywhere {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
}

/** Fields that every state that goes on may have: exactly one of `Next` and `End`. https://states-language.net/#transition */
export interface Transition {
  readonly Next?: string;
  readonly End?: true;
}

/** Which part of its input a state sees, and which part of what is left the next one gets. JSONPath only. */
export interface Paths {
  /** Path that picks what the state sees of its input; the default is `$`. */
  readonly InputPath?: string | null;
  /** Path that picks what the next state gets; the default is `$`. */
  readonly OutputPath?: string | null;
}

/** Fields of states that set variables and, in JSONata, say their output. */
export interface Leaves {
  /** Template whose keys become variables for the states that follow. */
  readonly Assign?: JsonObject;
  /** JSONata only: what the next state gets; without it the result (or, where there is none, the input). */
  readonly Output?: Json;
}

/** What a state does with a result. JSONPath only. */
export interface TakesResult {
  /** Payload template over the result. */
  readonly ResultSelector?: JsonObject;
  /** Reference path where the result is put into the input; the default `$` replaces it, null drops it. */
  readonly ResultPath?: string | null;
}

/** What is sent to a service: a payload template in JSONPath, any value in JSONata. */
export interface Sends {
  readonly Parameters?: JsonObject;
  readonly Arguments?: Json;
}

/** https://states-language.net/#errors and https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** Seconds before the first retry; the default is 1. */
  readonly IntervalSeconds?: number;
  /** The default is 3; 0 means none. */
  readonly MaxAttempts?: number;
  /** By what the interval is multiplied from retry to retry; the default is 2. */
  readonly BackoffRate?: number;
  /** Seconds that no interval goes beyond. */
  readonly MaxDelaySeconds?: number;
  /** FULL takes a random moment between 0 and the interval. */
  readonly JitterStrategy?: "FULL" | "NONE";
  readonly Comment?: string;
}

/** Where an execution goes on after an error. */
export interface Catcher extends Leaves {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly Comment?: string;
}

/** Fields of states that can fail and be tried again. */
export interface HandlesErrors {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** A state that calls another service and waits for its result. https://states-language.net/#task-state */
export interface TaskState extends Anywhere, Transition, Paths, Sends, TakesResult, Leaves, HandlesErrors {
  readonly Type: "Task";
  /** ARN of the integration, such as `arn:aws:states:::ecs:runTask.sync`, of a Lambda function or of an activity. */
  readonly Resource: string;
  /** Seconds; in JSONata also an expression. */
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  /** The role that the call is made with. */
  readonly Credentials?: JsonObject;
}

/** A state that only passes data on, or makes some. https://states-language.net/#pass-state */
export interface PassState extends Anywhere, Transition, Paths, Leaves {
  readonly Type: "Pass";
  readonly Parameters?: JsonObject;
  readonly Result?: Json;
  readonly ResultPath?: string | null;
}

/** A condition of a Choice in JSONPath: `And`, `Or`, `Not`, or `Variable` and one comparison. */
export type Comparison = JsonObject;

/** A rule of a Choice: a comparison, or in JSONata a `Condition`, and where it leads. */
export type ChoiceRule = Leaves & {
  readonly Next: string;
  readonly Condition?: string | boolean;
  readonly Comment?: string;
} & { readonly [comparison: string]: unknown };

/** A state that branches. https://states-language.net/#choice-state */
export interface ChoiceState extends Anywhere, Paths, Leaves {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** A state that waits: exactly one of its four fields says for how long. https://states-language.net/#wait-state */
export interface WaitState extends Anywhere, Transition, Paths, Leaves {
  readonly Type: "Wait";
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

/** A state that ends with success. https://states-language.net/#succeed-state */
export interface SucceedState extends Anywhere, Paths {
  readonly Type: "Succeed";
  readonly Output?: Json;
}

/** A state that ends with failure. https://states-language.net/#fail-state */
export interface FailState extends Anywhere {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

/** A state whose branches run side by side. https://states-language.net/#parallel-state */
export interface ParallelState extends Anywhere, Transition, Paths, Sends, TakesResult, Leaves, HandlesErrors {
  readonly Type: "Parallel";
  readonly Branches: readonly StateGraph[];
}

/** How the iterations of a Map run: in the same execution, or each as an execution of its own. */
export interface ProcessorConfig {
  readonly Mode?: "INLINE" | "DISTRIBUTED";
  readonly ExecutionType?: "STANDARD" | "EXPRESS";
}

/** The body of a Map. */
export interface ItemProcessor extends StateGraph {
  readonly ProcessorConfig?: ProcessorConfig;
}

/** Where a distributed Map gets its items from. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface ItemReader extends Sends {
  readonly Resource: string;
  readonly ReaderConfig?: JsonObject;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface ItemBatcher {
  readonly MaxItemsPerBatch?: number | string;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: number | string;
  readonly MaxInputBytesPerBatchPath?: string;
  readonly BatchInput?: JsonObject;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface ResultWriter extends Sends {
  readonly Resource?: string;
  readonly WriterConfig?: JsonObject;
}

/** A state that runs its body for each item. https://states-language.net/#map-state */
export interface MapState extends Anywhere, Transition, Paths, Leaves, TakesResult, HandlesErrors {
  readonly Type: "Map";
  readonly ItemProcessor?: ItemProcessor;
  /** What ItemProcessor was called before 2022; still taken. */
  readonly Iterator?: ItemProcessor;
  /** JSONPath: where the items are in the input. */
  readonly ItemsPath?: string;
  /** JSONata: the items. */
  readonly Items?: Json;
  readonly ItemSelector?: Json;
  /** What ItemSelector was called before 2022; still taken. */
  readonly Parameters?: JsonObject;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly Label?: string;
}

/** Any state. A new kind is added to this union and to every record over `State["Type"]`. */
export type State =
  | TaskState
  | PassState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;
