import type { Json } from "../../asl/language/definition";
import { type Failure, type Happening, type Integration, inputDetails, outputDetails } from "./history";
import { jsonText } from "./json-text";

/** What a Task state calls: an integration, or in the older way a Lambda function or an activity by its ARN. */
export type Called =
  | ({ readonly kind: "integration" } & Integration)
  | { readonly kind: "lambda" | "activity"; readonly resource: string };

/** What is known when a call is scheduled. Times in seconds. */
export interface Scheduling {
  readonly parameters: Json;
  readonly region: string;
  readonly roleArn?: string;
  readonly timeout?: number;
  readonly heartbeat?: number;
}

/** The events of a call, which differ in name and details with what is called. */
export interface CallEvents {
  readonly scheduled: (scheduling: Scheduling) => Happening;
  readonly started: Happening;
  readonly succeeded: (output: string) => Happening;
  readonly failed: (failure: Failure) => Happening;
  readonly timedOut: (failure: Failure) => Happening;
  /** Only integrations that wait have these two. */
  readonly submitted: (output: string) => Happening | undefined;
  readonly submitFailed: (failure: Failure) => Happening;
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export const callEvents = (called: Called): CallEvents => {
  switch (called.kind) {
    case "integration":
      return integrationEvents({ resourceType: called.resourceType, resource: called.resource });
    case "lambda":
      return lambdaEvents(called.resource);
    case "activity":
      return activityEvents(called.resource);
  }
};

const limits = ({ timeout, heartbeat }: Scheduling) => ({
  ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
  ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
});

const integrationEvents = (integration: Integration): CallEvents => {
  const failed = (failure: Failure): Happening => ({
    type: "TaskFailed",
    taskFailedEventDetails: { ...integration, ...failure },
  });
  return {
    scheduled: (scheduling) => ({
      type: "TaskScheduled",
      taskScheduledEventDetails: {
        ...integration,
        region: scheduling.region,
        parameters: jsonText(scheduling.parameters),
        ...(scheduling.roleArn === undefined ? {} : { taskCredentials: { roleArn: scheduling.roleArn } }),
        ...limits(scheduling),
      },
    }),
    started: { type: "TaskStarted", taskStartedEventDetails: integration },
    submitted: (output) => ({
      type: "TaskSubmitted",
      taskSubmittedEventDetails: { ...integration, ...outputDetails(output) },
    }),
    submitFailed: (failure) => ({
      type: "TaskSubmitFailed",
      taskSubmitFailedEventDetails: { ...integration, ...failure },
    }),
    succeeded: (output) => ({
      type: "TaskSucceeded",
      taskSucceededEventDetails: { ...integration, ...outputDetails(output) },
    }),
    failed,
    timedOut: (failure) => ({ type: "TaskTimedOut", taskTimedOutEventDetails: { ...integration, ...failure } }),
  };
};

const lambdaEvents = (resource: string): CallEvents => {
  const failed = (failure: Failure): Happening => ({
    type: "LambdaFunctionFailed",
    lambdaFunctionFailedEventDetails: failure,
  });
  return {
    scheduled: ({ parameters, roleArn, timeout }) => ({
      type: "LambdaFunctionScheduled",
      lambdaFunctionScheduledEventDetails: {
        ...inputDetails(jsonText(parameters)),
        resource,
        ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
        ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
      },
    }),
    started: { type: "LambdaFunctionStarted" },
    submitted: () => undefined,
    submitFailed: failed,
    succeeded: (output) => ({
      type: "LambdaFunctionSucceeded",
      lambdaFunctionSucceededEventDetails: outputDetails(output),
    }),
    failed,
    timedOut: (failure) => ({ type: "LambdaFunctionTimedOut", lambdaFunctionTimedOutEventDetails: failure }),
  };
};

const activityEvents = (resource: string): CallEvents => {
  const failed = (failure: Failure): Happening => ({ type: "ActivityFailed", activityFailedEventDetails: failure });
  return {
    scheduled: (scheduling) => ({
      type: "ActivityScheduled",
      activityScheduledEventDetails: {
        ...inputDetails(jsonText(scheduling.parameters)),
        resource,
        ...limits(scheduling),
      },
    }),
    started: { type: "ActivityStarted", activityStartedEventDetails: {} },
    submitted: () => undefined,
    submitFailed: failed,
    succeeded: (output) => ({ type: "ActivitySucceeded", activitySucceededEventDetails: outputDetails(output) }),
    failed,
    timedOut: (failure) => ({ type: "ActivityTimedOut", activityTimedOutEventDetails: failure }),
  };
};

/** What the service calls the work in a sentence about its result. */
export const nameOfCalled = (called: Called): string =>
  called.kind === "integration" ? called.resourceType : called.kind;
