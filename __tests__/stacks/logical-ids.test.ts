import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { refuseAmbiguousIds } from "../../stacks/logical-ids";

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), "logical-ids-"));
});
afterEach(() => rmSync(outdir, { recursive: true }));

const appWith = (elements: (stack: TerraformStack) => void): App => {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "app");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  elements(stack);
  return app;
};

/** What a real synth wrote. */
const written = (app: App) => {
  app.synth();
  return JSON.parse(readFileSync(path.join(outdir, "stacks", "app", "cdk.tf.json"), "utf8"));
};

const guarded = (elements: (stack: TerraformStack) => void): App =>
  appWith((stack) => {
    refuseAmbiguousIds(stack);
    elements(stack);
  });

describe("two ids on one logical id", () => {
  const twoQueues = (stack: TerraformStack) => {
    new SqsQueue(stack, "job.a", { name: "first" });
    new SqsQueue(stack, "joba", { name: "second" });
  };

  it("lose a resource in silence without the guard", () => {
    expect(written(appWith(twoQueues)).resource.aws_sqs_queue).toEqual({
      joba: expect.objectContaining({ name: "second" }),
    });
  });

  it("are refused with it, by both their paths, before anything is written", () => {
    const app = guarded(twoQueues);
    expect(() => app.synth()).toThrow(
      "app/job.a and app/joba both become aws_sqs_queue.joba in Terraform, so one of them would vanish: ids keep only ASCII letters, digits, - and _; rename one so that they differ in those",
    );
    expect(existsSync(path.join(outdir, "stacks", "app", "cdk.tf.json"))).toBe(false);
  });

  it("are refused among outputs, in a nested construct and by override too", () => {
    const app = guarded((stack) => {
      new TerraformOutput(stack, "image.s", { value: "1" });
      new TerraformOutput(stack, "images", { value: "2" });
      const part = new Construct(stack, "part");
      new SqsQueue(part, "queue", {});
      new SqsQueue(new Construct(part, "Default"), "queue", {});
      new SqsQueue(stack, "named", {}).overrideLogicalId("other");
      new SqsQueue(stack, "other", {});
    });
    expect(() => app.synth()).toThrow("app/image.s and app/images both become output.images");
    expect(() => app.synth()).toThrow(
      /app\/part\/queue and app\/part\/Default\/queue both become aws_sqs_queue\.part_queue_/,
    );
    expect(() => app.synth()).toThrow("app/named and app/other both become aws_sqs_queue.other");
  });

  it("are fine in two types, as a resource and a data source, and in two stacks", () => {
    const app = guarded((stack) => {
      new SqsQueue(stack, "a.b", {});
      new DataAwsSqsQueue(stack, "ab", { name: "b" });
      new TerraformOutput(stack, "ab.", { value: "1" });
      const other = new TerraformStack(stack.node.root, "ecr");
      new AwsProvider(other, "aws", { region: "ap-northeast-1" });
      new SqsQueue(other, "ab", {});
    });
    expect(() => app.synth()).not.toThrow();
  });
});

describe("an id that keeps no name", () => {
  const japanese = (stack: TerraformStack) => {
    new SqsQueue(stack, "日本", { name: "first" });
    new SqsQueue(stack, "語", { name: "second" });
  };

  it("is written as the empty name without the guard, where one more replaces it", () => {
    expect(written(appWith(japanese)).resource.aws_sqs_queue).toEqual({
      "": expect.objectContaining({ name: "second" }),
    });
  });

  it("is refused with it", () => {
    const app = guarded(japanese);
    expect(() => app.synth()).toThrow(
      'app/日本: its id becomes the name "" of aws_sqs_queue in Terraform, which takes ASCII letters, digits, - and _ and no digit or - at the start; give it an id that keeps such a name',
    );
    expect(() => app.synth()).toThrow("app/語: its id becomes the name");
  });

  it("is refused when only an illegal start is left of it", () => {
    const app = guarded((stack) => {
      new SqsQueue(stack, "第1", {});
    });
    expect(() => app.synth()).toThrow('app/第1: its id becomes the name "1" of aws_sqs_queue');
  });
});
