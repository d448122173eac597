import { exits } from "../../../local/testing/exits";
import { runLocally } from "../../../local/testing/run-locally";

const definition = {
  StartAt: "run",
  States: {
    run: {
      Type: "Task",
      Resource: "arn:aws:states:::ecs:runTask.sync",
      Parameters: {
        Cluster: "batch",
        TaskDefinition: "import:4",
        Overrides: { ContainerOverrides: [{ Name: "main", Command: ["--all"] }] },
      },
      End: true,
    },
  },
};
const run = (how: Parameters<typeof exits>[0]) => runLocally(definition, {}, { tasks: { run: exits(how) } });
/** The task that the cause of a failure describes. */
const taskIn = (cause: string | undefined) => JSON.parse(cause ?? "") as unknown;

it("0 is the task as ECS describes it when it has stopped", async () => {
  expect((await run(0)).output).toMatchObject({
    ClusterArn: "arn:aws:ecs:us-east-1:000000000000:cluster/batch",
    Containers: [{ ExitCode: 0, LastStatus: "STOPPED", Name: "main" }],
    LastStatus: "STOPPED",
    Overrides: { ContainerOverrides: [{ Command: ["--all"], Name: "main" }] },
    StartedAt: Date.parse("2026-01-01T00:00:00Z"),
    StartedBy: "AWS Step Functions",
    StopCode: "EssentialContainerExited",
    TaskDefinitionArn: "arn:aws:ecs:us-east-1:000000000000:task-definition/import:4",
  });
});

it.each([
  [3, { StopCode: "EssentialContainerExited", Containers: [{ ExitCode: 3 }] }],
  ["killed", { Containers: [{ ExitCode: 137, Reason: expect.stringContaining("OutOfMemoryError") }] }],
  ["spot", { StopCode: "SpotInterruption" }],
  ["pull", { StopCode: "TaskFailedToStart", StoppedReason: expect.stringContaining("CannotPullContainerError") }],
] as const)("%s fails the state with States.TaskFailed, whose cause is the task", async (how, task) => {
  const { error, cause } = await run(how);
  expect(error).toBe("States.TaskFailed");
  expect(taskIn(cause)).toMatchObject(task);
});

it("a container that cannot start has no exit code", async () => {
  expect(taskIn((await run("pull")).cause)).not.toMatchObject({ Containers: [{ ExitCode: expect.anything() }] });
});
