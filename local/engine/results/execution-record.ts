import type { JsonObject } from "../../../asl/language/definition";
import { timestamp } from "../clock";
import type { Execution } from "../execution";
import { jsonText } from "../json-text";

/**
 * A child execution as ResultWriter tells of it: input and output as texts, the fields in alphabetical order.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 * @param express whether it is one of EXPRESS, which has nothing to be redriven
 */
export function executionRecord(execution: Execution, express: boolean): JsonObject {
  const { executionArn, stateMachineArn, name, startDate, stopDate, input, result } = execution;
  const included = { Included: true };
  return {
    ...(result.status === "FAILED" && result.cause !== undefined && { Cause: result.cause }),
    ...(result.status === "FAILED" && result.error !== undefined && { Error: result.error }),
    ExecutionArn: executionArn,
    Input: jsonText(input),
    InputDetails: included,
    Name: name,
    ...(result.status === "SUCCEEDED" && { Output: jsonText(result.output), OutputDetails: included }),
    ...(express ? {} : redrive(result.status)),
    StartDate: timestamp(startDate),
    StateMachineArn: stateMachineArn,
    Status: result.status,
    StopDate: timestamp(stopDate),
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
const redrive = (status: Execution["result"]["status"]): JsonObject =>
  status === "SUCCEEDED"
    ? {
        RedriveCount: 0,
        RedriveStatus: "NOT_REDRIVABLE",
        RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      }
    : { RedriveCount: 0, RedriveStatus: "REDRIVABLE_BY_MAP_RUN" };
