import { App, Testing } from "cdktf";
import { containerTasks } from "../../asl/machines/container-tasks";
import { schedules } from "../../asl/machines/schedules";
import { stateMachines } from "../../asl/machines/state-machines";
import type { Environment } from "../../config/schema";
import { AppStack, type AppStackProps } from "../../stacks/app-stack";
import { exampleEnvironment } from "./example-environment";

/** The environment of the reference: `dev`, with an account so that ARNs read whole. */
export const reference: Environment = {
  ...exampleEnvironment,
  account: "123456789012",
  repository: "go-batch",
  schedules: {
    execStepFunctionsSchedule: { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "DISABLED" },
  },
};

/** The app's stack in an environment, with the app's own lists unless a test brings others. */
export const appStack = (environment: Environment = reference, lists: Partial<AppStackProps> = {}): AppStack =>
  new AppStack(Testing.stubVersion(new App({ stackTraces: false })), "app", {
    environment,
    containerTasks,
    stateMachines,
    schedules,
    ...lists,
  });
