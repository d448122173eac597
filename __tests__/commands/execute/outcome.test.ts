import { consoleLink } from "../../../commands/execute/console-link";
import { outcomeLines, outcomeOf } from "../../../commands/execute/outcome";
import { paintFor } from "../../../local/paint";

const plain = paintFor({ write: () => undefined }, {});
const executionArn = "arn:aws:states:eu-west-1:123456789012:execution:prod-nightly:1";
const link = `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${executionArn}`;
const started = { executionArn, startDate: new Date("2026-11-24T10:00:00Z") };
const ended = { ...started, stopDate: new Date("2026-11-24T10:01:05Z") };
const written = (outcome: object) => JSON.parse(JSON.stringify(outcome));

it("of an execution that SUCCEEDED is its output, as JSON and not as text", () => {
  const outcome = outcomeOf("nightly", { date: "x" }, { ...ended, status: "SUCCEEDED", output: '{"rows":3}' });
  expect(written(outcome)).toEqual({
    executionArn,
    machine: "nightly",
    status: "SUCCEEDED",
    startDate: "2026-11-24T10:00:00.000Z",
    stopDate: "2026-11-24T10:01:05.000Z",
    input: { date: "x" },
    output: { rows: 3 },
  });
  expect(outcomeLines(outcome, plain)).toEqual(["", 'output: {\n  "rows": 3\n}', link, "SUCCEEDED"]);
});

it("of one that FAILED is error and cause: whole for machines, readable for people", () => {
  const cause = JSON.stringify({ Containers: [{ Name: "batch", ExitCode: 3 }] });
  const outcome = outcomeOf("nightly", {}, { ...ended, status: "FAILED", error: "States.TaskFailed", cause });
  expect(written(outcome)).toMatchObject({ status: "FAILED", error: "States.TaskFailed", cause });
  expect(outcomeLines(outcome, plain)).toEqual([
    "",
    "error: States.TaskFailed",
    "cause: batch exited with 3",
    link,
    "FAILED",
  ]);
});

it("of one that is no longer followed is what is known of it", () => {
  const outcome = outcomeOf("nightly", {}, { ...started, status: "RUNNING" });
  expect(Object.keys(written(outcome))).toEqual(["executionArn", "machine", "status", "startDate", "input"]);
});

describe("the console's page", () => {
  it.each([
    ["aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1#/v2/executions/"],
    [
      "aws-us-gov",
      "us-gov-west-1",
      "https://us-gov-west-1.console.amazonaws-us-gov.com/states/home?region=us-gov-west-1#",
    ],
    [
      "aws-eusc",
      "eusc-de-east-1",
      "https://eusc-de-east-1.console.amazonaws-eusc.eu/states/home?region=eusc-de-east-1#",
    ],
  ])("is that of the partition %s", (partition, region, page) => {
    const arn = `arn:${partition}:states:${region}:123456789012:execution:nightly:1`;
    expect(consoleLink(arn)?.startsWith(page)).toBe(true);
    expect(consoleLink(arn)?.endsWith(`/details/${arn}`)).toBe(true);
  });

  it("is not made up for a partition whose console is not public", () => {
    const arn = "arn:aws-iso:states:us-iso-east-1:123456789012:execution:nightly:1";
    expect(consoleLink(arn)).toBeUndefined();
    const outcome = outcomeOf("nightly", {}, { executionArn: arn, startDate: undefined, status: "ABORTED" });
    expect(outcomeLines(outcome, plain)).toEqual(["", "ABORTED"]);
  });
});
