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

  it("keeps a field called __proto__, and fields with references in their names", () => {
    const text = policyOf((queue) => jsonText(JSON.parse(`{"__proto__":{"a":[{"__proto__":1}]},"of ${queue.arn}":2}`)));
    expect(JSON.stringify(text)).toBe('{"__proto__":{"a":[{"__proto__":1}]},"of ${aws_sqs_queue.queue.arn}":2}');
  });

  it("keeps characters that Terraform would compose, in ASCII, and no others", () => {
    const raw = (data: unknown): string => {
      const stack = new TerraformStack(Testing.app(), "app");
      new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
      new SqsQueue(stack, "holder", { policy: jsonText(data) });
      return JSON.parse(Testing.synth(stack, true)).resource.aws_sqs_queue.holder.policy;
    };
    expect(raw({ file: "か\u3099.txt" })).toBe('{"file":"\\u304b\\u3099.txt"}');
    expect(raw({ file: "が.txt 🚀" })).toBe('{"file":"が.txt 🚀"}');
  });

  it("where JSON.stringify turns the references after an opened ${ into text", () => {
    expect(policyOf((queue) => JSON.stringify(data(queue)))).toMatchObject({ arn: "aws_sqs_queue.queue.arn" });
  });
});
