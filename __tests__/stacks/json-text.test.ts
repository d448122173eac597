import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { TerraformStack, Testing } from "cdktf";
import { jsonText } from "../../stacks/json-text";
import { asTerraformText } from "../../stacks/terraform-template";

/** The JSON text that an attribute holds in the end. */
const policyOf = (text: (queue: SqsQueue) => string): unknown => {
  const stack = new TerraformStack(Testing.app(), "app");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const queue = new SqsQueue(stack, "queue", {});
  new SqsQueue(stack, "holder", { policy: text(queue) });
  return JSON.parse(JSON.parse(Testing.synth(stack, true)).resource.aws_sqs_queue.holder.policy);
};

const data = (queue: SqsQueue) => ({
  ...asTerraformText({ comment: "an opened ${", quotes: '"' }),
  arn: queue.arn,
  list: [queue.arn, `${queue.arn}:*`],
  empty: {},
});

describe("JSON text with references", () => {
  it("keeps each string as it is, whatever stands in the one before", () => {
    expect(policyOf((queue) => jsonText(data(queue)))).toEqual({
      comment: "an opened $${",
      quotes: '"',
      arn: "${aws_sqs_queue.queue.arn}",
      list: ["${aws_sqs_queue.queue.arn}", "${aws_sqs_queue.queue.arn}:*"],
      empty: {},
    });
  });

  it("where JSON.stringify turns the references after an opened ${ into text", () => {
    expect(policyOf((queue) => JSON.stringify(data(queue)))).toMatchObject({ arn: "aws_sqs_queue.queue.arn" });
  });
});
