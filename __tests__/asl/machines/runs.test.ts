/** What the machines of this app do when they run, with an answer in place of each container. */
import {
  execEcsRunStateMachine1,
  execEcsRunStateMachine2,
  execStepFunctionsStateMachine,
} from "../../../asl/machines/state-machines";
import { exits } from "../../../local/testing/exits";
import { runLocally } from "../../../local/testing/run-locally";
import "../../../local/testing/matchers";

/** What ECS is asked to override in the container of the batch. */
const overriding = (Command: string[], env: string) => ({
  Overrides: {
    ContainerOverrides: [{ Name: "goBatchContainer", Command, Environment: [{ Name: "ENV", Value: env }] }],
  },
});

it("the first child gives the batch the commands and the environment of its input", async () => {
  const input = { commands: ["arg-1", "arg-2"], env: "hello" };
  const run = await runLocally(execEcsRunStateMachine1, input, { tasks: { ecsRunTask1: exits(0) } });
  expect(run.status).toBe("SUCCEEDED");
  expect(run).toHaveReceived("ecsRunTask1", overriding(["arg-1", "arg-2"], "hello"));
});

it("the second child needs no environment: it gives the batch its own", async () => {
  const run = await runLocally(execEcsRunStateMachine2, { commands: ["arg-1"] }, { tasks: { ecsRunTask2: exits(0) } });
  expect(run.status).toBe("SUCCEEDED");
  expect(run).toHaveReceived("ecsRunTask2", overriding(["arg-1"], "From step functions2."));
});

it("a child fails when the batch does not exit with 0", async () => {
  const input = { commands: ["--exit-code=3"], env: "hello" };
  const run = await runLocally(execEcsRunStateMachine1, input, { tasks: { ecsRunTask1: exits(3) } });
  expect(run).toFailWith("States.TaskFailed", /"ExitCode":3/);
});

const parent = (ecsRunTask1: unknown, ecsRunTask2: unknown) =>
  runLocally(execStepFunctionsStateMachine, {}, { tasks: { ecsRunTask1, ecsRunTask2 } });

it("the parent runs the batch twice, each child with its own arguments", async () => {
  const run = await parent(exits(0), exits(0));
  expect(run).toHaveVisited(["stepFunctionsRunTask1", "ecsRunTask1", "stepFunctionsRunTask2", "ecsRunTask2"]);
  expect(run).toHaveReceived("ecsRunTask1", overriding(["from1", "object1"], "Start Execution input1"));
  expect(run).toHaveReceived("ecsRunTask2", overriding(["from2", "object2"], "From step functions2."));
  expect(run.status).toBe("SUCCEEDED");
});

it("the parent stops when its first child fails", async () => {
  const run = await parent(exits(3), exits(0));
  expect(run).toFailWith("States.TaskFailed", /"Status":"FAILED"/);
  expect(run).toHaveVisited(["stepFunctionsRunTask1", "ecsRunTask1"]);
});
