/** Recent executions, as Step Functions keeps them: 90 days after their end. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
import {
  DescribeExecutionCommand,
  type ExecutionListItem,
  paginateListExecutions,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { isAnswer } from "../aws-failure";

/** One execution; what `--json` prints of it. */
export interface Run {
  readonly executionArn: string;
  /** Its name in the definitions. */
  readonly machine: string;
  /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT` or `ABORTED`. */
  readonly status: string;
  /** ISO 8601 in UTC, as `stopDate`. */
  readonly startDate: string;
  /** Left out while it is running, as the duration. */
  readonly stopDate?: string | undefined;
  readonly durationSeconds?: number | undefined;
  /** Left out when it SUCCEEDED or is running, as the cause. */
  readonly error?: string | undefined;
  /** As the service wrote it: often JSON as text. */
  readonly cause?: string | undefined;
}

/** Which machine's executions, and how many. */
export interface Wanted {
  readonly machine: string;
  readonly stateMachineArn: string;
  readonly limit: number;
}

/** The newest executions of a machine, without their errors, which ListExecutions does not tell; nothing when it is not deployed. */
export const newestRuns = async (
  sfn: SFNClient,
  { machine, stateMachineArn, limit }: Wanted,
): Promise<readonly Run[] | undefined> => {
  const found: ExecutionListItem[] = [];
  try {
    for await (const page of paginateListExecutions({ client: sfn, pageSize: limit }, { stateMachineArn })) {
      found.push(...(page.executions ?? []));
      if (found.length >= limit) break;
    }
  } catch (error) {
    if (isAnswer(error, "StateMachineDoesNotExist")) return undefined;
    throw error;
  }
  return found.map((execution) => runOf(machine, execution));
};

/** A run with its error, where it has one. */
export const withError = async (sfn: SFNClient, run: Run): Promise<Run> => {
  if (run.status === "RUNNING" || run.status === "SUCCEEDED") return run;
  const { error, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn: run.executionArn }));
  return { ...run, error, cause };
};

/** The newest of all, newest first. */
export const newestOf = (runs: readonly Run[], limit: number): readonly Run[] =>
  [...runs].sort((one, other) => Date.parse(other.startDate) - Date.parse(one.startDate)).slice(0, limit);

const runOf = (machine: string, { executionArn, status, startDate, stopDate }: ExecutionListItem): Run => ({
  executionArn: executionArn ?? "",
  machine,
  status: status ?? "",
  startDate: startDate?.toISOString() ?? "",
  ...(startDate && stopDate && { stopDate: stopDate.toISOString(), durationSeconds: (+stopDate - +startDate) / 1000 }),
});
