import { input, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { appStack, reference } from "./example-app";

const sending = (environment: Record<string, string>, secrets: Record<string, string> = {}) => {
  const nightly = stateMachine("nightly", input<{ password: string }>(), ({ input, step }) => {
    step.runTask("extract", goBatch, { environment: { FROM_INPUT_PASSWORD: input.password, ...environment } });
  });
  return () =>
    appStack(
      { ...reference, containerTasks: { taskDefinition: { secrets } } },
      { stateMachines: [nightly], schedules: [] },
    );
};

it("lets a state send text, and what only its input knows", () => {
  expect(sending({ ENV: "production" }, { DB_PASSWORD: "/batch/db-password" })).not.toThrow();
});

it("refuses text in a state that looks like a secret", () => {
  expect(sending({ DB_PASSWORD: "hunter2" })).toThrow(
    'state machine "nightly", state "extract", environment.DB_PASSWORD: found text for a variable that is called like a secret',
  );
});

it("refuses a state that sends another text for a secret, which ECS would refuse at night", () => {
  expect(sending({ USER: "batch" }, { USER: "/batch/user" })).toThrow(
    'state machine "nightly", state "extract", environment.USER: found a variable that is a secret of the container task "taskDefinition", and ECS takes a name once: leave it out here, or among the secrets',
  );
});
