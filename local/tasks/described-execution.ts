import type { JsonObject } from "../../asl/language/definition";
import type { Execution } from "../engine/execution";

/**
 * An execution as its parent sees it: what DescribeExecution answers, with keys in PascalCase and in alphabetical order, and moments in
 * milliseconds. https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 * @param parsed whether Input and Output are JSON, as `.sync:2` gives those of a success, or text
 */
export function describedExecution(execution: Execution, parsed: boolean): JsonObject {
  const { executionArn, stateMachineArn, name, startDate, stopDate, input, result } = execution;
  const included = { Included: true };
  return {
    ...(result.status === "FAILED"
      ? {
          ...(result.cause === undefined ? {} : { Cause: result.cause }),
          ...(result.error === undefined ? {} : { Error: result.error }),
        }
      : {}),
    ExecutionArn: executionArn,
    Input: parsed ? input : JSON.stringify(input),
    InputDetails: included,
    Name: name,
    ...(result.status === "SUCCEEDED"
      ? { Output: parsed ? result.output : JSON.stringify(result.output), OutputDetails: included }
      : {}),
    StartDate: startDate,
    StateMachineArn: stateMachineArn,
    Status: result.status,
    StopDate: stopDate,
  };
}
