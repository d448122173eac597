/** An error name of the service, who gives it, and whether the two wildcards of retriers and catchers take it. */
export interface ReservedError {
  readonly name: string;
  /** What has happened. */
  readonly when: string;
  /** `States.ALL` takes it. */
  readonly all: boolean;
  /** `States.TaskFailed` takes it: as a wildcard it stands for every error but a timeout. */
  readonly taskFailed: boolean;
}

/**
 * The error names that Step Functions itself gives; services and programs add their own, such as `ECS.ClientException`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const reservedErrors = [
  {
    name: "States.ALL",
    when: "in ErrorEquals, any error but the one that nothing takes",
    all: true,
    taskFailed: true,
  },
  { name: "States.BranchFailed", when: "a branch of a Parallel failed", all: true, taskFailed: true },
  {
    name: "States.DataLimitExceeded",
    when: "a payload is larger than the service allows",
    all: true,
    taskFailed: true,
  },
  {
    name: "States.ExceedToleratedFailureThreshold",
    when: "more items of a Map failed than it tolerates",
    all: true,
    taskFailed: true,
  },
  {
    name: "States.HeartbeatTimeout",
    when: "a task gave no sign of life for HeartbeatSeconds",
    all: true,
    taskFailed: true,
  },
  {
    name: "States.Http.Socket",
    when: "a call of an HTTP endpoint took longer than 60 seconds",
    all: true,
    taskFailed: true,
  },
  {
    name: "States.IntrinsicFailure",
    when: "an intrinsic function cannot take its arguments",
    all: true,
    taskFailed: true,
  },
  { name: "States.ItemReaderFailed", when: "a Map cannot read its items", all: true, taskFailed: true },
  {
    name: "States.NoChoiceMatched",
    when: "no rule of a Choice holds and it has no Default",
    all: true,
    taskFailed: true,
  },
  {
    name: "States.ParameterPathFailure",
    when: "a path in Parameters leads nowhere (the service reports States.Runtime)",
    all: true,
    taskFailed: true,
  },
  { name: "States.Permissions", when: "a task is not allowed to do what it does", all: true, taskFailed: true },
  {
    name: "States.QueryEvaluationError",
    when: "a JSONata expression has no result, or none that fits",
    all: true,
    taskFailed: true,
  },
  {
    name: "States.ResultPathMatchFailure",
    when: "a ResultPath does not fit the state's input",
    all: true,
    taskFailed: true,
  },
  { name: "States.ResultWriterFailed", when: "a Map cannot write its results", all: true, taskFailed: true },
  { name: "States.Runtime", when: "a definition and its data do not fit", all: false, taskFailed: false },
  { name: "States.TaskFailed", when: "a task ended and did not succeed", all: true, taskFailed: true },
  {
    name: "States.Timeout",
    when: "a task or an execution took longer than TimeoutSeconds",
    all: true,
    taskFailed: false,
  },
] as const satisfies readonly ReservedError[];

/** A name of that table. */
export type ErrorName = (typeof reservedErrors)[number]["name"];

/** Thrown inside a state when its data flow fails; the driver turns it into the failure of the execution. */
export class StatesError extends Error {
  constructor(
    readonly error: ErrorName,
    /** In the words of the service, without the state that it happened in. */
    override readonly cause: string,
    /** The field of an expression that failed, as the history's `location` names it: `Assign/rows`. */
    readonly location?: string,
  ) {
    super(cause);
  }
}
