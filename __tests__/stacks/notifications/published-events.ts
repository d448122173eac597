/**
 * The events that AWS publishes as examples, one of each status, for machines of these tests: of 26 February 2019 in
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html. They have neither error nor cause; those are put into
 * their fields where a test is about them.
 */

/** An event, as far as patterns and templates look into it. */
export interface PublishedEvent {
  readonly [field: string]: unknown;
  readonly detail: Readonly<Record<string, unknown>>;
}

const event = (machine: string, detail: Readonly<Record<string, unknown>>): PublishedEvent => {
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
      input: "{}",
      inputDetails: { included: true },
      output: null,
      outputDetails: null,
      ...detail,
    },
  };
};

/** One of each status, of a machine. */
export const publishedEvents = (machine: string) => ({
  started: event(machine, { status: "RUNNING", startDate: 1551225271984, stopDate: null }),
  succeeded: event(machine, {
    status: "SUCCEEDED",
    startDate: 1547148840101,
    stopDate: 1547148840122,
    output: '"Hello World!"',
    outputDetails: { included: true },
  }),
  failed: event(machine, { status: "FAILED", startDate: 1551225146847, stopDate: 1551225151881 }),
  timedOut: event(machine, { status: "TIMED_OUT", startDate: 1551224926156, stopDate: 1551224927157 }),
  aborted: event(machine, { status: "ABORTED", startDate: 1551225014968, stopDate: 1551225017576 }),
});

/** An event with what its fields hold where Step Functions knows the reason. */
export const because = ({ detail, ...rest }: PublishedEvent, error: string, cause: string): PublishedEvent => ({
  ...rest,
  detail: { ...detail, error, cause },
});
