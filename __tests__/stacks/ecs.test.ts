import "cdktf/lib/testing/adapters/jest";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Testing } from "cdktf";
import { containerTasks, goBatch } from "../../asl/machines/container-tasks";
import { contentTag } from "../../stacks/content-tag";
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";

Testing.setupJest();

it("has one cluster", () => {
  expect(Testing.synth(appStack(), true)).toHaveResourceWithProperties(EcsCluster, { name: "cluster" });
});

it("has a Fargate task definition of the reference's size", () => {
  expect(Testing.synth(appStack(), true)).toHaveResourceWithProperties(EcsTaskDefinition, {
    family: "taskDefinition",
    requires_compatibilities: ["FARGATE"],
    network_mode: "awsvpc",
    cpu: "512",
    memory: "1024",
    task_role_arn: "${aws_iam_role.taskDefinitionTaskRole.arn}",
    execution_role_arn: "${aws_iam_role.taskDefinitionExecutionRole.arn}",
  });
});

it("waits with the task definition for the rights to pull its image", () => {
  expect(resource(synthesized(appStack()), "aws_ecs_task_definition", "taskDefinition").depends_on).toEqual([
    "aws_iam_role_policy.taskDefinitionExecutionRolePolicy",
  ]);
});

it("runs the container from the image of the batch folder's content", () => {
  const stack = synthesized(appStack());
  const image = `123456789012.dkr.ecr.ap-northeast-1.\${data.aws_partition.current.dns_suffix}/go-batch:${contentTag("batch")}`;
  expect(json(resource(stack, "aws_ecs_task_definition", "taskDefinition"), "container_definitions")).toEqual([
    {
      name: "goBatchContainer",
      image,
      essential: true,
      user: "65532:65532",
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
      environment: [{ name: "ENV", value: "Original env value." }],
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "${aws_cloudwatch_log_group.taskDefinitionLogs.name}",
          "awslogs-region": "ap-northeast-1",
          "awslogs-stream-prefix": "batch-log-",
        },
      },
    },
  ]);
  expect(stack.output.images?.value).toEqual({ batch: image });
});

it("keeps logs as long as the environment says", () => {
  expect(Testing.synth(appStack({ ...reference, logRetentionDays: 7 }), true)).toHaveResourceWithProperties(
    CloudwatchLogGroup,
    { name: "/ecs/taskDefinition", retention_in_days: 7 },
  );
});

it("keeps earlier revisions of a task definition, which executions that still run start tasks of", () => {
  expect(Testing.synth(appStack(), true)).toHaveResourceWithProperties(EcsTaskDefinition, { skip_destroy: true });
});

it("keeps logs when a protected environment is destroyed, and only then", () => {
  for (const isProtected of [true, false])
    expect(Testing.synth(appStack({ ...reference, protected: isProtected }), true)).toHaveResourceWithProperties(
      CloudwatchLogGroup,
      { skip_destroy: isProtected },
    );
});

it("takes the sizes that an environment overrides, and its prefix before every name", () => {
  const stack = Testing.synth(
    appStack({ ...reference, namePrefix: "staging-", containerTasks: { taskDefinition: { memory: 2048 } } }),
    true,
  );
  expect(stack).toHaveResourceWithProperties(EcsCluster, { name: "staging-cluster" });
  expect(stack).toHaveResourceWithProperties(EcsTaskDefinition, {
    family: "staging-taskDefinition",
    cpu: "512",
    memory: "2048",
  });
});

it("makes a task definition of each container task in the list", () => {
  const second = { ...goBatch, name: "secondTask", cpu: 256, memory: 512 };
  const stack = appStack(reference, { containerTasks: [...containerTasks, second] });
  expect(Object.keys(synthesized(stack).resource.aws_ecs_task_definition ?? {})).toEqual([
    "secondTask",
    "taskDefinition",
  ]);
});

it("hands template marks in names and values on as text", () => {
  const hostile = { ...goBatch, container: { ...goBatch.container, environment: { HOME: "${HOME} %{x} $${y}" } } };
  const definitions = json(
    resource(
      synthesized(appStack(reference, { containerTasks: [hostile] })),
      "aws_ecs_task_definition",
      "taskDefinition",
    ),
    "container_definitions",
  );
  expect(definitions).toMatchObject([{ environment: [{ name: "HOME", value: "$${HOME} %%{x} $$${y}" }] }]);
});
