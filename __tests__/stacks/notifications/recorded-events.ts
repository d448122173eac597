/**
 * Events of executions, in the form of those that AWS shows, for machines of these tests.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */

/** An event, as far as patterns and templates look into it. */
export interface RecordedEvent {
  readonly [field: string]: unknown;
}

const event = (
  machine: string,
  detail: { readonly status: string } & Readonly<Record<string, unknown>>,
): RecordedEvent => {
  const executionArn = `arn:aws:states:ap-northeast-1:123456789012:execution:${machine}:execution-name`;
  return {
    version: "0",
    id: "315c1398-40ff-a850-213b-158f73e60175",
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account: "123456789012",
    time: "2019-02-26T19:42:21Z",
    region: "ap-northeast-1",
    resources: [executionArn],
    detail: {
      executionArn,
      stateMachineArn: `arn:aws:states:ap-northeast-1:123456789012:stateMachine:${machine}`,
      name: "execution-name",
      startDate: 1551225146847,
      stopDate: 1551225151881,
      input: "{}",
      inputDetails: { included: true },
      output: null,
      outputDetails: null,
      ...detail,
    },
  };
};

/** A cause as ECS gives it: JSON in text, cut to two of its fields. */
const cause = '{"LastStatus":"STOPPED","StoppedReason":"Essential container in task exited"}';

/** One of each status, of a machine. */
export const recordedEvents = (machine: string) => ({
  started: event(machine, { status: "RUNNING", stopDate: null }),
  succeeded: event(machine, { status: "SUCCEEDED", output: '"Hello World!"', outputDetails: { included: true } }),
  failed: event(machine, { status: "FAILED", error: "States.TaskFailed", cause }),
  timedOut: event(machine, { status: "TIMED_OUT", error: "States.Timeout" }),
  aborted: event(machine, { status: "ABORTED" }),
});
