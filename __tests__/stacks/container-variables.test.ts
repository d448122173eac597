import { goBatch } from "../../asl/machines/container-tasks";
import { containerVariables, secretStores } from "../../stacks/container-variables";
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";

const aws = { accountId: "123456789012", partition: "aws", dnsSuffix: "amazonaws.com", region: "ap-northeast-1" };
const secret = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:api-Ab12Cd";
const parameter = (name: string) => `arn:aws:ssm:ap-northeast-1:123456789012:parameter${name}`;

const task = (container: Partial<(typeof goBatch)["container"]>) => ({
  ...goBatch,
  container: { ...goBatch.container, ...container },
});

it("puts an environment's variables over the app's, and adds its own", () => {
  const app = task({ environment: { ENV: "app", KEPT: "app" }, secrets: { PASSWORD: "/app/password" } });
  const configured = { environment: { ENV: "prod", NEW: "prod" }, secrets: { PASSWORD: "/prod/password" } };
  expect(containerVariables(app, configured, aws)).toEqual({
    environment: [
      { name: "ENV", value: "prod" },
      { name: "KEPT", value: "app" },
      { name: "NEW", value: "prod" },
    ],
    secrets: [{ name: "PASSWORD", valueFrom: parameter("/prod/password") }],
    secretNames: ["PASSWORD"],
    secretArns: [],
    parameterArns: [parameter("/prod/password")],
  });
});

it("hands a reference on whole, and asks for rights to the secret alone, once", () => {
  const secrets = { USER: `${secret}:user::`, KEY: `${secret}:key:AWSCURRENT:`, OTHER: parameter("/other") };
  expect(containerVariables(task({ secrets }), undefined, aws)).toMatchObject({
    secrets: [
      { name: "USER", valueFrom: `${secret}:user::` },
      { name: "KEY", valueFrom: `${secret}:key:AWSCURRENT:` },
      { name: "OTHER", valueFrom: parameter("/other") },
    ],
    secretArns: [secret],
    parameterArns: [parameter("/other")],
  });
});

it("writes secrets into the task definition as references, and lets the execution role read exactly these", () => {
  const secrets = { PASSWORD: "/batch/password", KEY: `${secret}:key::` };
  const stack = synthesized(appStack({ ...reference, containerTasks: { taskDefinition: { secrets } } }));
  expect(json(resource(stack, "aws_ecs_task_definition", "taskDefinition"), "container_definitions")).toMatchObject([
    {
      secrets: [
        {
          name: "PASSWORD",
          valueFrom:
            "arn:${data.aws_partition.current.partition}:ssm:ap-northeast-1:123456789012:parameter/batch/password",
        },
        { name: "KEY", valueFrom: `${secret}:key::` },
      ],
    },
  ]);
  const { Statement } = json(resource(stack, "aws_iam_role_policy", "taskDefinitionExecutionRolePolicy"), "policy") as {
    Statement: object[];
  };
  expect(Statement.slice(-2)).toEqual([
    { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [secret] },
    {
      Effect: "Allow",
      Action: ["ssm:GetParameters"],
      Resource: [
        "arn:${data.aws_partition.current.partition}:ssm:ap-northeast-1:123456789012:parameter/batch/password",
      ],
    },
  ]);
});

it("writes no secrets where there are none", () => {
  const stack = synthesized(appStack());
  const definitions = json(resource(stack, "aws_ecs_task_definition", "taskDefinition"), "container_definitions");
  expect(definitions).not.toMatchObject([{ secrets: expect.anything() }]);
});

it("knows the services that secrets are kept in", () => {
  const tasks = [task({ secrets: { KEY: secret } })];
  expect(secretStores([goBatch], reference)).toEqual([]);
  expect(secretStores(tasks, reference)).toEqual(["secretsmanager"]);
  expect(secretStores(tasks, { containerTasks: { taskDefinition: { secrets: { PASSWORD: "/p" } } } })).toEqual([
    "secretsmanager",
    "ssm",
  ]);
});

describe("refuses, without repeating it,", () => {
  it.each<readonly [what: string, container: Partial<(typeof goBatch)["container"]>, says: string]>([
    [
      "text in the app's environment that is called like a secret",
      { environment: { DB_PASSWORD: "hunter2" } },
      'container task "taskDefinition", environment.DB_PASSWORD: found text for a variable that is called like a secret',
    ],
    [
      "a secret's text where a reference belongs",
      { secrets: { DB_PASSWORD: "hunter2" } },
      'container task "taskDefinition", secrets.DB_PASSWORD: found text that is no reference, allowed a reference to a secret',
    ],
    [
      "a name that is given twice",
      { environment: { USER: "hunter2" }, secrets: { USER: "/user" } },
      'container task "taskDefinition": found "USER" in environment and in secrets, and ECS takes a name once: keep one',
    ],
  ])("%s", (_, container, says) => {
    let message = "";
    try {
      containerVariables(task(container), undefined, aws);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(says);
    expect(message).not.toContain("hunter2");
  });
});

it("refuses a reference of the app that ECS cannot follow from the environment", () => {
  const secrets = { KEY: secret.replace("123456789012", "999999999999") };
  expect(() => appStack(reference, { containerTasks: [task({ secrets })] })).toThrow(
    'container task "taskDefinition", secrets.KEY: found "arn:aws:secretsmanager:ap-northeast-1:999999999999:secret:api-Ab12Cd", a Secrets Manager secret of another account than the environment\'s',
  );
});
