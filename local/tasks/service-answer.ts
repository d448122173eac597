import type { JsonObject } from "../../asl/language/definition";
import type { Pattern } from "./called";
import type { Reply } from "./task";

/*
 * What a service that Step Functions called has answered at once, in the form that a state gets it.
 */

/** How a service answers and refuses. */
export interface Service {
  /** As causes name it. */
  readonly name: "AmazonECS" | "AWSStepFunctions" | "AWSLambda";
  /** As error names begin. */
  readonly errors: "ECS" | "StepFunctions" | "Lambda";
  readonly contentType: string;
}

export const ecs: Service = { name: "AmazonECS", errors: "ECS", contentType: "application/x-amz-json-1.1" };
export const stepFunctions: Service = {
  name: "AWSStepFunctions",
  errors: "StepFunctions",
  contentType: "application/x-amz-json-1.0",
};
export const lambda: Service = { name: "AWSLambda", errors: "Lambda", contentType: "application/json" };

/** An answer with what Step Functions tells of the HTTP response; its keys are in alphabetical order. */
export function withSdkMetadata(
  answer: JsonObject,
  { contentType }: Service,
  requestId: string,
  now: number,
): JsonObject {
  const headers = {
    "Content-Length": String(Buffer.byteLength(JSON.stringify(answer))),
    "Content-Type": contentType,
    Date: new Date(now).toUTCString(),
    "x-amzn-RequestId": requestId,
  };
  const whole: JsonObject = {
    ...answer,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
  return Object.fromEntries(Object.entries(whole).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A request that a service refuses. */
export interface Refusal {
  /** The error code without `Exception`; `AmazonECS` stands for the codes that have no error of their own. */
  readonly error: string;
  readonly code: string;
  readonly message: string;
}

/** The refusal as the state gets it. Only a state that waits for more than the answer tells it from a later failure. */
export function refused(
  pattern: Pattern,
  service: Service,
  { error, code, message }: Refusal,
  requestId: string,
): Reply {
  return {
    status: pattern === "request-response" ? "FAILED" : "SUBMIT_FAILED",
    error: `${service.errors}.${error}`,
    cause: `${message} (Service: ${service.name}; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
  };
}
