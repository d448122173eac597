import { rmSync } from "node:fs";
import type { JsonObject } from "../../../asl/language/definition";
import { readStacks } from "../../../local/read-stacks";
import { container } from "../../../local/tasks/container";
import type { CallSite } from "../../../local/tasks/task";
import { project, referenceContainer, stack, writeStack } from "../synthesized";

const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));

/** The integration on a stack, with a shell as the program of every image. */
function ecs(...changes: Parameters<typeof stack>) {
  writeStack(folder, stack(...changes));
  let now = 1_000;
  return container({
    stacks: readStacks("cdktf.out", folder),
    clock: { now: () => (now += 1), sleep: async () => {} },
    newTaskId: () => "0123456789abcdef0123456789abcdef",
    programOf: async () => "/bin/sh",
    workingFolderOf: () => "/",
  });
}

const taskDefinition = "arn:aws:ecs:ap-northeast-1:000000000000:task-definition/taskDefinition:1";
const cluster = "arn:aws:ecs:ap-northeast-1:000000000000:cluster/cluster";
const parameters = (...overrides: readonly JsonObject[]): JsonObject => ({
  Cluster: cluster,
  TaskDefinition: taskDefinition,
  LaunchType: "FARGATE",
  Overrides: { ContainerOverrides: overrides },
});
const script = (text: string): JsonObject => ({ Name: "goBatchContainer", Command: ["-c", text] });

async function run(task: ReturnType<typeof ecs>, sent: JsonObject) {
  const lines: string[] = [];
  const submitted: unknown[] = [];
  const call: CallSite = {
    executionArn: "arn",
    submitted: (output) => submitted.push(output),
    line: (text) => lines.push(text),
    signal: new AbortController().signal,
  };
  const accepted = task.accept(sent);
  return { accepted, reply: await accepted.run(call), lines, submitted };
}

const taskArn = "arn:aws:ecs:ap-northeast-1:000000000000:task/cluster/0123456789abcdef0123456789abcdef";
const whole = {
  Attachments: [],
  ClusterArn: cluster,
  Cpu: "512",
  CreatedAt: 1_001,
  Group: "family:taskDefinition",
  LaunchType: "FARGATE",
  Memory: "1024",
  StartedBy: "AWS Step Functions",
  Tags: [],
  TaskArn: taskArn,
  TaskDefinitionArn: taskDefinition,
  Version: 1,
};
const oneContainer = {
  ContainerArn:
    "arn:aws:ecs:ap-northeast-1:000000000000:container/cluster/0123456789abcdef0123456789abcdef/goBatchContainer",
  Cpu: "0",
  Image: "000000000000.dkr.ecr.ap-northeast-1.amazonaws.com/repository:batch-0123456789ab",
  Name: "goBatchContainer",
  NetworkBindings: [],
  NetworkInterfaces: [],
  TaskArn: taskArn,
};
const overridden = (command: readonly string[], environment: readonly object[] = []) => ({
  ContainerOverrides: [
    {
      Command: command,
      Environment: environment,
      EnvironmentFiles: [],
      Name: "goBatchContainer",
      ResourceRequirements: [],
    },
  ],
  InferenceAcceleratorOverrides: [],
});
const stopped = { DesiredStatus: "STOPPED", LastStatus: "STOPPED", StartedAt: 1_002, StoppedAt: 1_003 };

it("answers with the task of ECS in PascalCase", async () => {
  const environment = [{ Name: "ENV", Value: "x" }];
  const sent = parameters({ ...script("echo $ENV $0 $1"), Environment: environment });
  const { accepted, reply, lines, submitted } = await run(ecs(), sent);
  expect(accepted.parameters).toEqual({ ...sent, StartedBy: "AWS Step Functions" });
  expect(lines).toEqual(["x /bin/sh"]);
  expect(submitted).toEqual([
    {
      Failures: [],
      Tasks: [
        {
          ...whole,
          Containers: [{ ...oneContainer, LastStatus: "PENDING" }],
          DesiredStatus: "RUNNING",
          LastStatus: "PROVISIONING",
          Overrides: overridden(["-c", "echo $ENV $0 $1"], environment),
        },
      ],
    },
  ]);
  expect(reply).toEqual({
    status: "SUCCEEDED",
    output: {
      ...whole,
      ...stopped,
      Containers: [{ ...oneContainer, LastStatus: "STOPPED", ExitCode: 0 }],
      Overrides: overridden(["-c", "echo $ENV $0 $1"], environment),
      StopCode: "EssentialContainerExited",
      StoppedReason: "Essential container in task exited",
    },
  });
});

it("gives a secret as its name, and passes over what limits the program in AWS", async () => {
  const secrets = [{ name: "DB_PASSWORD", valueFrom: "arn:${data.aws_partition.current.partition}:ssm:…" }];
  const limits = {
    user: "65532:65532",
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
  };
  const task = ecs({ containers: [{ ...referenceContainer, secrets, ...limits }] });
  expect((await run(task, parameters(script("echo $DB_PASSWORD")))).lines).toEqual(["<secret DB_PASSWORD>"]);
});

it("fails with the same task as JSON when the program exits with another code than 0", async () => {
  const { reply } = await run(ecs(), parameters(script("exit 3")));
  if (reply.status !== "FAILED") throw new Error(reply.status);
  expect(reply.error).toBe("States.TaskFailed");
  expect(JSON.parse(reply.cause)).toEqual({
    ...whole,
    ...stopped,
    Containers: [{ ...oneContainer, LastStatus: "STOPPED", ExitCode: 3 }],
    Overrides: overridden(["-c", "exit 3"]),
    StopCode: "EssentialContainerExited",
    StoppedReason: "Essential container in task exited",
  });
});

it("has no exit code when the program never ran", async () => {
  const { reply } = await run(ecs(), parameters(script("a\u0000b")));
  if (reply.status !== "FAILED") throw new Error(reply.status);
  expect(JSON.parse(reply.cause)).toMatchObject({
    StopCode: "TaskFailedToStart",
    StoppedReason: expect.stringMatching(/^CannotStartContainerError: /),
    Containers: [{ Name: "goBatchContainer", LastStatus: "STOPPED" }],
  });
  expect(JSON.parse(reply.cause).Containers[0]).not.toHaveProperty("ExitCode");
});

it("gives the container's own command and environment, overridden by name", async () => {
  const environment = [
    { name: "A", value: "own" },
    { name: "B", value: "own" },
  ];
  const task = ecs({ containers: [{ ...referenceContainer, command: ["-c", "echo $A $B $C"], environment }] });
  const override = {
    Name: "goBatchContainer",
    Environment: [
      { Name: "B", Value: "over" },
      { Name: "C", Value: "new" },
    ],
  };
  expect((await run(task, parameters(override))).lines).toEqual(["own over new"]);
  expect((await run(task, { TaskDefinition: "taskDefinition" })).lines).toEqual(["own own"]);
});

describe("what ECS refuses", () => {
  it.each([
    [{ ...parameters(), TaskDefinition: "other" }, "ECS.ClientException", "TaskDefinition not found."],
    [
      parameters({ Name: "other" }),
      "ECS.InvalidParameterException",
      "Override for container named other is not a container in the TaskDefinition.",
    ],
    [
      parameters(script("x".repeat(8192))),
      "ECS.InvalidParameterException",
      "Container Overrides length must be at most 8192",
    ],
  ])("case %#: a failure to submit", async (sent, error, cause) => {
    const { reply, submitted } = await run(ecs(), sent);
    expect(reply).toEqual({ status: "SUBMIT_FAILED", error, cause });
    expect(submitted).toEqual([]);
  });
});

describe("what Step Functions refuses", () => {
  it.each<[string, JsonObject, string]>([
    [
      "a command that is no list",
      parameters({ Name: "c", Command: "a" }),
      "The value of the field 'Command' has an invalid format",
    ],
    [
      "a command of numbers",
      parameters({ Name: "c", Command: [1] }),
      "The value of the field 'Command' has an invalid format",
    ],
    [
      "a variable that is no text",
      parameters({ Name: "c", Environment: [{ Name: "A", Value: 1 }] }),
      "The value of the field 'Value' has an invalid format",
    ],
    [
      "a variable without a value",
      parameters({ Name: "c", Environment: [{ Name: "A" }] }),
      "The field 'Value' is required but was missing",
    ],
    ["no task definition", {}, "The field 'TaskDefinition' is required but was missing"],
  ])("%s", (_, sent, problem) => {
    const cause = `The Parameters '${JSON.stringify(sent)}' could not be used to start the Task: [${problem}]`;
    expect(() => ecs().accept(sent)).toThrow(expect.objectContaining({ error: "States.Runtime", cause }));
  });
});
