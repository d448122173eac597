import type { Definition, Json } from "../../asl/language/definition";

/** A state machine that is ready to run. */
export interface RunnableMachine {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly roleArn: string;
  readonly definition: Definition;
}

/** An execution that is over, as DescribeExecution tells it. Moments are milliseconds since 1970. */
export interface Execution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly startDate: number;
  readonly stopDate: number;
  readonly input: Json;
  readonly result:
    | { readonly status: "SUCCEEDED"; readonly output: Json }
    | { readonly status: "FAILED"; readonly error?: string; readonly cause?: string }
    | { readonly status: "TIMED_OUT" }
    | { readonly status: "ABORTED" };
}

/** `arn:aws:states:<region>:<account>:execution:<machine>:<name>`, from the ARN of the machine. */
export const executionArn = (machineArn: string, name: string): string =>
  `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
