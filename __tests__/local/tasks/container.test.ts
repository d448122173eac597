import { rmSync } from "node:fs";
import type { JsonObject } from "../../../asl/language/definition";
import type { Clock } from "../../../local/engine/clock";
import { readStacks } from "../../../local/read-stacks";
import { background } from "../../../local/tasks/background";
import { callbacks } from "../../../local/tasks/callbacks";
import { container } from "../../../local/tasks/container";
import { type ContainerInjection, injectedEnd } from "../../../local/tasks/failure-injection";
import { placeholders, type Secrets } from "../../../local/tasks/secrets";
import { turns } from "../../../local/tasks/turns";
import { project, referenceContainer, stack, writeStack } from "../synthesized";
import { caller, callSite, make, patientClock } from "./surroundings";

const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));

interface Around {
  readonly resource?: string;
  readonly injection?: ContainerInjection;
  readonly secrets?: Secrets;
  readonly clock?: Clock;
}

/** The integration on a stack, with a shell as the program of every image, and what stands around it. */
function around(
  changes: Parameters<typeof stack>[0],
  { resource = "runTask.sync", injection, secrets = placeholders, clock = patientClock() }: Around = {},
) {
  writeStack(folder, stack(changes));
  const beside = background();
  const tokens = callbacks(clock);
  const end = new AbortController();
  const task = container(
    {
      stacks: readStacks("cdktf.out", folder),
      clock,
      newTaskId: () => "0123456789abcdef0123456789abcdef",
      newRequestId: () => "a-request",
      programOf: async () => "/bin/sh",
      workingFolderOf: () => "/",
      secrets,
      turns: turns(2),
      callbacks: tokens,
      callbackEnvironment: async () => ({ AWS_ENDPOINT_URL_SFN: "http://somewhere" }),
      background: beside,
      signal: end.signal,
    },
    resource,
    injection && ((image) => injectedEnd(injection, image)),
  );
  return { task, beside, tokens, end };
}

const ecs = (changes?: Parameters<typeof stack>[0], more?: Around) => around(changes, more).task;

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
  const accepted = task.accept(sent, caller);
  return { accepted, ...(await make(accepted)) };
}

/** The task in the cause of a failure. */
async function failedTask(task: ReturnType<typeof ecs>, sent: JsonObject) {
  const { reply } = await run(task, sent);
  if (reply.status !== "FAILED") throw new Error(reply.status);
  expect(reply.error).toBe("States.TaskFailed");
  return JSON.parse(reply.cause ?? "");
}

const taskArn = "arn:aws:ecs:ap-northeast-1:000000000000:task/cluster/0123456789abcdef0123456789abcdef";
const whole = {
  Attachments: [],
  ClusterArn: cluster,
  Cpu: "512",
  CreatedAt: 1_001,
  EnableExecuteCommand: false,
  EphemeralStorage: { SizeInGiB: 20 },
  Group: "family:taskDefinition",
  InferenceAccelerators: [],
  LaunchType: "FARGATE",
  Memory: "1024",
  StartedBy: "AWS Step Functions",
  Tags: [],
  TaskArn: taskArn,
  TaskDefinitionArn: taskDefinition,
};
const oneContainer = {
  ContainerArn:
    "arn:aws:ecs:ap-northeast-1:000000000000:container/cluster/0123456789abcdef0123456789abcdef/goBatchContainer",
  Cpu: "0",
  GpuIds: [],
  Image: "000000000000.dkr.ecr.ap-northeast-1.amazonaws.com/repository:batch-0123456789ab",
  ManagedAgents: [],
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
const stopped = {
  DesiredStatus: "STOPPED",
  ExecutionStoppedAt: 1_004,
  LastStatus: "STOPPED",
  StartedAt: 1_003,
  StoppedAt: 1_004,
  StoppingAt: 1_004,
  Version: 5,
};
/** What Step Functions tells of the answer of RunTask. */
const metadata = {
  SdkHttpMetadata: {
    AllHttpHeaders: expect.objectContaining({ "x-amzn-RequestId": ["a-request"] }),
    HttpHeaders: expect.objectContaining({ "Content-Type": "application/x-amz-json-1.1" }),
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: "a-request" },
};

it("answers with the task of ECS in PascalCase", async () => {
  const environment = [{ Name: "ENV", Value: "x" }];
  const sent = parameters({ ...script("echo $ENV $0 $1"), Environment: environment });
  const { accepted, reply, lines, submitted } = await run(ecs(), sent);
  expect(accepted.parameters).toEqual({ ...sent, StartedBy: "AWS Step Functions" });
  expect(lines).toEqual(["x /bin/sh"]);
  expect(submitted).toEqual([
    {
      Failures: [],
      ...metadata,
      Tasks: [
        {
          ...whole,
          Containers: [{ ...oneContainer, LastStatus: "PENDING" }],
          DesiredStatus: "RUNNING",
          LastStatus: "PROVISIONING",
          Version: 1,
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
  expect(await failedTask(ecs(), parameters(script("exit 3")))).toEqual({
    ...whole,
    ...stopped,
    Containers: [{ ...oneContainer, LastStatus: "STOPPED", ExitCode: 3 }],
    Overrides: overridden(["-c", "exit 3"]),
    StopCode: "EssentialContainerExited",
    StoppedReason: "Essential container in task exited",
  });
});

it("has no exit code when the program never ran", async () => {
  const task = await failedTask(ecs(), parameters(script("a\u0000b")));
  expect(task).toMatchObject({
    StopCode: "TaskFailedToStart",
    StoppedReason: expect.stringMatching(/^CannotStartContainerError: /),
    Containers: [{ Name: "goBatchContainer", LastStatus: "STOPPED" }],
  });
  expect(task.Containers[0]).not.toHaveProperty("ExitCode");
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

it("ends its program when the call is stopped", async () => {
  const stop = new AbortController();
  const site = callSite(stop.signal);
  const running = ecs()
    .accept(parameters(script("echo ready; while :; do :; done")), caller)
    .run({ ...site, line: () => stop.abort() });
  expect(await running).toEqual({ status: "ABORTED" });
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
    const whole = `${cause} (Service: AmazonECS; Status Code: 400; Error Code: ${error.slice(4)}; Request ID: a-request; Proxy: null)`;
    const { reply, submitted } = await run(ecs(), sent);
    expect(reply).toEqual({ status: "SUBMIT_FAILED", error, cause: whole });
    expect(submitted).toEqual([]);
    // A state that does not wait sees no difference between a refusal and a failure.
    const atOnce = await run(ecs({}, { resource: "runTask" }), sent);
    expect(atOnce.reply).toEqual({ status: "FAILED", error, cause: whole });
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
    expect(() => ecs().accept(sent, caller)).toThrow(expect.objectContaining({ error: "States.Runtime", cause }));
  });
});

describe("what the program sees", () => {
  const printed = (...names: readonly string[]) =>
    script(`echo "${names.map((name) => `\${${name}-none}`).join(" ")}"`);

  it("has the variables that ECS sets, and none of this computer's", async () => {
    const { lines } = await run(
      ecs(),
      parameters(printed("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV", "HOME")),
    );
    expect(lines).toEqual(["ap-northeast-1 ap-northeast-1 AWS_ECS_FARGATE none"]);
  });

  it("has a placeholder for each secret of the definition, or the value that a file gives it", async () => {
    const valueFrom = "arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:db";
    const changes = { containers: [{ ...referenceContainer, secrets: [{ name: "DB_PASSWORD", valueFrom }] }] };
    const sent = parameters(printed("DB_PASSWORD"));
    expect((await run(ecs(changes), sent)).lines).toEqual(["<secret DB_PASSWORD>"]);
    const secrets = { value: () => "s3cret", from: "secrets.json" };
    expect((await run(ecs(changes, { secrets }), sent)).lines).toEqual(["s3cret"]);
    const missing = { value: () => undefined, from: "secrets.json" };
    expect(ecs(changes, { secrets: missing }).needs(sent).findings).toEqual([
      expect.stringContaining(
        'container "goBatchContainer" takes DB_PASSWORD from a secret, and secrets.json has no DB_PASSWORD; add it there',
      ),
    ]);
  });
});

describe("a state that does not wait (ecs:runTask)", () => {
  it("has the answer of RunTask at once, and the program goes on beside it", async () => {
    const { task, beside } = around({}, { resource: "runTask" });
    const sent = parameters(script("echo later"));
    const accepted = task.accept(sent, caller);
    expect(accepted.parameters).toEqual(sent);
    const site = callSite();
    const reply = await accepted.run(site);
    expect(reply).toMatchObject({
      status: "SUCCEEDED",
      output: { Failures: [], ...metadata, Tasks: [{ LastStatus: "PROVISIONING", TaskArn: taskArn }] },
    });
    expect(JSON.stringify(reply)).not.toContain("StartedBy");
    expect(site.all.submitted).toEqual([]);
    await beside.settled();
    expect(site.all.lines).toEqual(["later"]);
  });
});

describe("a state that waits for its token (ecs:runTask.waitForTaskToken)", () => {
  const token = { ...caller, token: "a-token" };

  it("goes on with what is sent back, and the program has the address to send it to", async () => {
    const { task, beside, tokens } = around({}, { resource: "runTask.waitForTaskToken" });
    const site = callSite();
    const reply = task.accept(parameters(script('echo "$AWS_ENDPOINT_URL_SFN"')), token).run(site);
    await beside.settled();
    expect(site.all.lines).toEqual([
      "http://somewhere",
      "(the program has ended without sending its task token back; the state waits on, as it would on AWS)",
    ]);
    expect(site.all.submitted).toHaveLength(1);
    tokens.sendTaskSuccess("a-token", { rows: 3 });
    expect(await reply).toEqual({ status: "SUCCEEDED", output: { rows: 3 } });
  });

  it("ends the program when it is stopped", async () => {
    const { task, beside } = around({}, { resource: "runTask.waitForTaskToken" });
    const stop = new AbortController();
    const site = callSite(stop.signal);
    const reply = task.accept(parameters(script("while :; do :; done")), token).run(site);
    stop.abort();
    expect(await reply).toEqual({ status: "ABORTED" });
    await beside.settled();
  });
});

describe("an injected failure, without the program being run", () => {
  const broken = (injection: ContainerInjection) => ecs({}, { injection });
  const sent = parameters(script("echo never; exit 0"));

  it("exits with the code that it is given", async () => {
    expect(await failedTask(broken({ how: "exit", code: 9 }), sent)).toMatchObject({
      Containers: [{ ExitCode: 9 }],
      StopCode: "EssentialContainerExited",
      StoppedReason: "Essential container in task exited",
    });
  });

  it("cannot pull its image, so it has neither a start nor an exit code", async () => {
    const task = await failedTask(broken({ how: "pull" }), sent);
    expect(task).toMatchObject({ StopCode: "TaskFailedToStart", Version: 4 });
    expect(task.StoppedReason).toMatch(
      /^CannotPullContainerError: pull image manifest has been retried 1 time\(s\): failed to resolve ref 0000/,
    );
    expect(task).not.toHaveProperty("StartedAt");
    expect(task.Containers[0]).not.toHaveProperty("ExitCode");
  });

  it("is killed for its use of memory", async () => {
    expect(await failedTask(broken({ how: "killed" }), sent)).toMatchObject({
      Containers: [{ ExitCode: 137, Reason: "OutOfMemoryError: Container killed due to memory usage" }],
      StopCode: "EssentialContainerExited",
    });
  });

  it("loses its computer to Fargate Spot", async () => {
    expect(await failedTask(broken({ how: "spot" }), sent)).toMatchObject({
      StopCode: "SpotInterruption",
      StoppedReason: "Your Spot Task was interrupted.",
    });
  });

  it("needs no program to be built", () => {
    expect(broken({ how: "exit", code: 1 }).needs(sent)).toMatchObject({ findings: [], folders: [] });
    expect(ecs().needs(sent)).toMatchObject({ findings: [], folders: ["batch"] });
  });
});
