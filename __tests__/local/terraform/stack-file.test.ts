import { resolveJson, resolveText, type StackFile } from "../../../local/terraform/stack-file";

const stack: StackFile = {
  file: "cdktf.out/stacks/app/cdk.tf.json",
  json: {
    provider: { aws: [{ region: "ap-northeast-1" }] },
    data: { aws_caller_identity: { current: {} }, aws_partition: { current: {} }, aws_vpc: { found: {} } },
    resource: {
      aws_sfn_state_machine: { child: { name: "dev-child" } },
      aws_ecs_cluster: { cluster: { name: "cluster" } },
      aws_ecs_task_definition: { task: { family: "family" } },
      aws_iam_role: { role: { name: "role" }, nameless: {} },
      aws_subnet: { a: {} },
      aws_s3_bucket: { data: { bucket: "data-${data.aws_caller_identity.current.account_id}", days: 5 } },
      aws_x: { one: { name: "${aws_x.two.name}" }, two: { name: "${aws_x.one.name}" } },
    },
  },
};
const resolve = (text: string) => resolveText(stack, "aws_x.here", text);

describe("a reference", () => {
  it.each([
    ["aws_sfn_state_machine.child.arn", "arn:aws:states:ap-northeast-1:000000000000:stateMachine:dev-child"],
    ["aws_sfn_state_machine.child.id", "arn:aws:states:ap-northeast-1:000000000000:stateMachine:dev-child"],
    ["aws_ecs_cluster.cluster.arn", "arn:aws:ecs:ap-northeast-1:000000000000:cluster/cluster"],
    ["aws_ecs_task_definition.task.arn", "arn:aws:ecs:ap-northeast-1:000000000000:task-definition/family:1"],
    ["aws_iam_role.role.arn", "arn:aws:iam::000000000000:role/role"],
    ["aws_iam_role.nameless.arn", "arn:aws:iam::000000000000:role/nameless"],
    ["data.aws_caller_identity.current.account_id", "000000000000"],
    ["data.aws_partition.current.partition", "aws"],
    ["aws_subnet.a.id", "aws_subnet.a"],
    ["aws_s3_bucket.data.bucket", "data-000000000000"],
    ["aws_s3_bucket.data.days", "5"],
  ])("%s has a value of its own, the same in every run", (reference, value) => {
    expect(resolve(`<\${${reference}}>`)).toBe(`<${value}>`);
  });

  it.each([
    ["aws_s3_bucket.data.arn", 'only a deploy makes "arn" of aws_s3_bucket.data'],
    ["data.aws_vpc.found.id", 'only a deploy makes "id" of data.aws_vpc.found'],
    [
      "aws_sqs_queue.gone.arn",
      "the local run knows references of the form type.id.attribute to what stands in the same file",
    ],
    [
      "aws_subnet.a[0].id",
      "the local run knows references of the form type.id.attribute to what stands in the same file",
    ],
    ['join(",", x)', "the local run knows references of the form type.id.attribute to what stands in the same file"],
    [
      "data.terraform_remote_state.ecr.outputs.url",
      "the local run knows references of the form type.id.attribute to what stands in the same file",
    ],
  ])("%s is told with file, resource and reference", (reference, reason) => {
    expect(() => resolve(`\${${reference}}`)).toThrow(
      `cdktf.out/stacks/app/cdk.tf.json, aws_x.here: \${${reference}} has no value on this computer; ${reason}`,
    );
  });

  it("that leads back to itself is told too", () => {
    expect(() => resolve("${aws_x.one.name}")).toThrow("${aws_x.one.name} has no value on this computer");
  });
});

it("resolves every string of a JSON value, and the names of fields", () => {
  const value = { "$${a}": ["${aws_subnet.a.id}", { b: "%%{c}" }], n: 1, none: null };
  expect(resolveJson(stack, "aws_x.here", value)).toEqual({
    "${a}": ["aws_subnet.a", { b: "%{c}" }],
    n: 1,
    none: null,
  });
});

it("asks for a region when an ARN needs one", () => {
  const nowhere = { ...stack, json: { ...stack.json, provider: {} } };
  expect(() => resolveText(nowhere, "aws_x.here", "${aws_ecs_cluster.cluster.arn}")).toThrow(
    "cdktf.out/stacks/app/cdk.tf.json: provider.aws has no region, and every ARN bears one; synthesize the stack again",
  );
});
