/** How an execution ended: for machines, and for people. */
import type { DescribeExecutionCommandOutput } from "@aws-sdk/client-sfn";
import type { Json } from "../../asl/language";
import { parseJson } from "../../local/json";
import type { Paint } from "../../local/paint";
import { readableCause } from "../../local/readable-cause";
import { consoleLink } from "./console-link";

/** What `--json` prints. Fields that the execution does not have, or not yet, are left out. */
export interface Outcome {
  readonly executionArn: string;
  /** Its name in the definitions. */
  readonly machine: string;
  /** `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED`; `RUNNING` when it was not followed to its end. */
  readonly status: string;
  /** ISO 8601 in UTC, as `stopDate`. */
  readonly startDate?: string | undefined;
  readonly stopDate?: string | undefined;
  readonly input: Json;
  /** Only of an execution that SUCCEEDED. */
  readonly output?: Json | undefined;
  readonly error?: string | undefined;
  /** As the service wrote it: often JSON as text. */
  readonly cause?: string | undefined;
}

type Described = Pick<
  DescribeExecutionCommandOutput,
  "executionArn" | "status" | "startDate" | "stopDate" | "output" | "error" | "cause"
>;

/** What DescribeExecution says of an execution, its payloads read. */
export const outcomeOf = (machine: string, input: Json, execution: Described): Outcome => ({
  executionArn: execution.executionArn ?? "",
  machine,
  status: execution.status ?? "",
  startDate: execution.startDate?.toISOString(),
  stopDate: execution.stopDate?.toISOString(),
  input,
  output: execution.output === undefined ? undefined : payload(execution.output),
  error: execution.error,
  cause: execution.cause,
});

const payload = (text: string): Json => {
  const parsed = parseJson(text);
  return "value" in parsed ? parsed.value : text;
};

/** The end of what a person reads: output, or error and cause; the console's page; the status. */
export const outcomeLines = (
  { executionArn, status, output, error, cause }: Outcome,
  paint: Paint,
): readonly string[] =>
  [
    "",
    output === undefined ? undefined : `output: ${JSON.stringify(output, null, 2)}`,
    error === undefined ? undefined : `error: ${error}`,
    cause === undefined ? undefined : `cause: ${readableCause(cause)}`,
    consoleLink(executionArn),
    status === "SUCCEEDED" ? paint.good(status) : paint.bad(status),
  ].filter((line) => line !== undefined);
