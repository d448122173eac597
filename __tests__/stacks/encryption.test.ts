import path from "node:path";
import { Testing } from "cdktf";
import type { Environment } from "../../config/schema";
import { EcrStack } from "../../stacks/ecr-stack";
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";
import { itWithProvider, validate } from "./terraform-validate";

const withKeys: Environment = { ...reference, customerManagedKeys: true, flowLogs: true, namePrefix: "prod-" };
const ecrStack = (environment: Environment) => new EcrStack(Testing.stubVersion(Testing.app()), "ecr", environment);

const statements = (stack: ReturnType<typeof synthesized>) =>
  (json(resource(stack, "aws_kms_key", "encryptionKey"), "policy") as { Statement: { Principal: object }[] }).Statement;

it("makes no key, and asks AWS for no account, where the environment wants none", () => {
  for (const stack of [appStack(), ecrStack(reference)])
    expect(synthesized(stack).resource.aws_kms_key).toBeUndefined();
  expect(synthesized(ecrStack(reference)).data).toBeUndefined();
});

it("encrypts every log group with the one key of the stack app, which AWS changes every year", () => {
  const stack = synthesized(appStack(withKeys));
  expect(resource(stack, "aws_kms_key", "encryptionKey")).toMatchObject({
    enable_key_rotation: true,
    deletion_window_in_days: 30,
  });
  expect(resource(stack, "aws_kms_alias", "encryptionKeyAlias")).toEqual({
    name: "alias/prod-go-batch-app",
    target_key_id: "${aws_kms_key.encryptionKey.key_id}",
  });
  const groups = Object.values(stack.resource.aws_cloudwatch_log_group ?? {});
  expect(groups.length).toBe(5);
  for (const group of groups) expect(group.kms_key_id).toBe("${aws_kms_key.encryptionKey.arn}");
});

it("lets CloudWatch Logs use the key for exactly these log groups", () => {
  const stack = synthesized(appStack(withKeys));
  const names = Object.values(stack.resource.aws_cloudwatch_log_group ?? {}).map(({ name }) => String(name));
  const arn = (name: string) =>
    `arn:\${data.aws_partition.current.partition}:logs:ap-northeast-1:123456789012:log-group:${name}`;
  const logs = "logs.ap-northeast-1.${data.aws_partition.current.dns_suffix}";
  const found = statements(stack).find(({ Principal }) => JSON.stringify(Principal).includes("logs."));
  expect(found).toEqual({
    Effect: "Allow",
    Principal: { Service: logs },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: ["*"],
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": expect.anything() } },
  });
  const condition = JSON.parse(JSON.stringify(found)).Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"];
  expect(condition.toSorted()).toEqual(names.map(arn).toSorted());
});

it("lets rules and alarms of this account publish to the encrypted topic, where there is one", () => {
  expect(statements(synthesized(appStack(withKeys)))).toHaveLength(2);
  const told = statements(synthesized(appStack({ ...withKeys, notifications: { email: "on-call@example.com" } })));
  expect(told.slice(2)).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
      Resource: ["*"],
    },
    {
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
      Resource: ["*"],
      Condition: {
        StringEquals: { "aws:SourceAccount": "123456789012" },
        ArnLike: {
          "aws:SourceArn": "arn:${data.aws_partition.current.partition}:cloudwatch:ap-northeast-1:123456789012:alarm:*",
        },
      },
    },
  ]);
});

it("encrypts images with a key of the stack ecr, which outlives the other and which no service is named in", () => {
  const stack = synthesized(ecrStack(withKeys));
  expect(resource(stack, "aws_ecr_repository", "repository")).toMatchObject({
    encryption_configuration: [{ encryption_type: "KMS", kms_key: "${aws_kms_key.encryptionKey.arn}" }],
  });
  expect(statements(stack)).toEqual([
    {
      Effect: "Allow",
      Principal: { AWS: "arn:${data.aws_partition.current.partition}:iam::123456789012:root" },
      Action: ["kms:*"],
      Resource: ["*"],
    },
  ]);
});

itWithProvider("is valid with every option on", () => {
  const environment: Environment = {
    ...withKeys,
    stateBucket: "state-123456789012",
    tracing: true,
    executionLogging: { level: "ALL", includeExecutionData: true },
    containerTasks: { taskDefinition: { environment: { A: "b" }, secrets: { PASSWORD: "/batch/password" } } },
  };
  for (const stack of [appStack(environment), ecrStack(environment)])
    expect(validate(path.join(Testing.fullSynth(stack), "stacks", stack.node.id))).toEqual([]);
});
