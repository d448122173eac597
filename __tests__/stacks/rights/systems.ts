/** The systems whose rights are looked at: what a stack needs depends on what its configuration switches on. */
import { App, type TerraformStack, Testing } from "cdktf";
import { type ContainerTask, input, noInput, schedule, stateMachine } from "../../../asl/language";
import { goBatch } from "../../../asl/machines/container-tasks";
import type { Environment } from "../../../config/schema";
import { EcrStack } from "../../../stacks/ecr-stack";
import { appStack, reference } from "../example-app";
import { exporting } from "./programs";

const daily = { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "ENABLED" } as const;

const everyOptionOn: Environment = {
  ...reference,
  name: "prod",
  namePrefix: "prod-",
  protected: true,
  tags: { team: "batch" },
  network: { cidr: "10.0.0.0/16", availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"], wayOut: "endpoints" },
  executionLogging: { level: "ALL", includeExecutionData: true },
  tracing: true,
  customerManagedKeys: true,
  flowLogs: true,
  notifications: { email: "on-call@example.com" },
  containerTasks: {
    taskDefinition: {
      environment: { LOG_LEVEL: "debug" },
      secrets: {
        DB_PASSWORD: "/batch/db-password",
        API_KEY: "arn:aws:ssm:ap-northeast-1:123456789012:parameter/batch/api-key",
        TOKEN: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:batch/token-AbCdEf:current::",
      },
    },
  },
  schedules: { execStepFunctionsSchedule: { ...daily, deadLetterQueue: true } },
};

const taskNamed = (name: string): ContainerTask => ({ ...goBatch, name });
const [job, job2] = [taskNamed("job"), taskNamed("job-2")];
const runsJob = stateMachine("job", input<{ date: string }>(), ({ input, step }) => {
  step.runTask("run", job, { command: [input.date] });
});
const runsJob2 = stateMachine("job-2", input<{ date: string }>(), ({ input, step }) => {
  step.runTask("run", job2, { command: [input.date] });
});
const night = stateMachine("night", noInput, ({ step }) => {
  step.startExecution("start job", runsJob, { date: "today" });
});
const night2 = stateMachine("night-2", noInput, ({ step }) => {
  step.startExecution("start job", runsJob2, { date: "today" });
});

const { account: _, ...withoutAccount } = reference;

/** By what is special about them. */
export const systems = {
  "the reference": () => appStack(),
  "the reference without an account in its configuration": () => appStack(withoutAccount),
  "every option on": () => appStack(everyOptionOn),
  "the repository with a key of its own": () =>
    new EcrStack(Testing.stubVersion(new App({ stackTraces: false })), "ecr", everyOptionOn),
  "a program with rights of its own": () =>
    appStack({ ...reference, schedules: {} }, { containerTasks: [exporting], stateMachines: [], schedules: [] }),
  "names with a common beginning": () =>
    appStack(
      { ...reference, schedules: { nightly: daily, "nightly-2": daily } },
      {
        containerTasks: [job, job2],
        stateMachines: [runsJob, runsJob2, night, night2],
        schedules: [schedule("nightly", night, {}), schedule("nightly-2", night2, {})],
      },
    ),
} as const satisfies Record<string, () => TerraformStack>;

/** The title of one of them. */
export type System = keyof typeof systems;
