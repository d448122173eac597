import { type ContainerTask, noInput, schedule, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { appStack, reference } from "./example-app";
import { resource, synthesized } from "./synthesized";

const machine = (name: string, state = "run") =>
  stateMachine(name, noInput, ({ step }) => void step.runTask(state, goBatch));
const withMachines = (...stateMachines: ReturnType<typeof machine>[]) =>
  appStack(reference, { stateMachines, schedules: [] });
const withTask = (task: Partial<ContainerTask>) =>
  appStack(reference, { containerTasks: [{ ...goBatch, ...task }], stateMachines: [], schedules: [] });

it("may be the same for things of different kinds", () => {
  const nightly = machine("nightly");
  const settings = { expression: "rate(1 day)", timeZone: "UTC", state: "ENABLED" } as const;
  const stack = appStack(
    { ...reference, schedules: { nightly: settings } },
    {
      containerTasks: [goBatch, { ...goBatch, name: "nightly" }],
      stateMachines: [nightly],
      schedules: [schedule("nightly", nightly, {})],
    },
  );
  for (const type of ["aws_ecs_task_definition", "aws_sfn_state_machine", "aws_scheduler_schedule"])
    expect(resource(synthesized(stack), type, "nightly")).toBeDefined();
});

it.each(["vpc", "cluster", "images", "stateMachines", "natGateway", "constructor"])(
  "may be %p, whatever else the stack calls so",
  (name) => {
    expect(resource(synthesized(withMachines(machine(name))), "aws_sfn_state_machine", name)).toMatchObject({ name });
  },
);

it("may begin with a digit or hold a dot, where AWS takes that and Terraform does not", () => {
  expect(resource(synthesized(withMachines(machine("1a"))), "aws_sfn_state_machine", "_1a")).toMatchObject({
    name: "1a",
  });
});

describe("are refused", () => {
  it("when two machines share one", () => {
    expect(() => withMachines(machine("a", "first"), machine("a", "second"))).toThrow(
      'two state machines are called "a"; give each a name of its own',
    );
  });

  it("when two container tasks share one", () => {
    expect(() => appStack(reference, { containerTasks: [goBatch, goBatch] })).toThrow(
      'two container tasks are called "taskDefinition"; give each a name of its own',
    );
  });

  it.each(["a${b}", "my task", "a/b", "report.daily", ""])("when ECS does not take %p", (name) => {
    expect(() => withTask({ name })).toThrow(
      `container task "${name}": name: found "${name}", allowed 1 to 64 letters, digits, "-" and "_"`,
    );
  });

  it("when ECS does not take the container's, or a variable's", () => {
    expect(() => withTask({ container: { ...goBatch.container, name: "a b" } })).toThrow(
      'container task "taskDefinition": container.name: found "a b"',
    );
    expect(() => withTask({ container: { ...goBatch.container, environment: { "A=B": "" } } })).toThrow(
      'container task "taskDefinition": container.environment: found "A=B", allowed a name without "=" and U+0000',
    );
  });
});

it("a container task may not have a name that JavaScript keeps to itself", () => {
  expect(() => withTask({ name: "__proto__" })).toThrow(
    'container task "__proto__": name: found "__proto__", allowed another one: JavaScript keeps this name to itself',
  );
});

it.each([
  ["a\0", "found text with U+0000, at which a program's variable ends: leave it out"],
  ["\ud83d", "found text with half of a character, a surrogate alone: write both halves"],
])("a variable's text that no program can be given is refused: %j", (value, sentence) => {
  expect(() => withTask({ container: { ...goBatch.container, environment: { A: value } } })).toThrow(
    `container task "taskDefinition": container.environment.A: ${sentence}`,
  );
});

it.each([
  [{ cpu: 300 }, "cpu: found 300, allowed 256, 512, 1024, 2048, 4096, 8192 or 16384"],
  [{ memory: 9000 }, "memory: found 9000, allowed 1024, 2048, 3072 or 4096 (MiB) with cpu 512"],
])("a size that Fargate does not have is refused: %j", (size, sentence) => {
  expect(() => withTask(size)).toThrow(`container task "taskDefinition": ${sentence}`);
});
