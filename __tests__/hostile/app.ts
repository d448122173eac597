/** An app that hands every hostile string to its container, on every way that there is. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { App } from "cdktf";
import { field, input, noInput, schedule, stateMachine, text } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { loadEnvironment } from "../../config/load";
import { AppStack } from "../../stacks/app-stack";
import { hostile } from "./strings";

/** As many strings as one override of 8,192 characters takes twice, in its command and in its variables. */
const SIZE = 20;

/** The strings in groups of one size; the last one is filled up with empty ones. */
export const groups: readonly (readonly string[])[] = Array.from(
  { length: Math.ceil(hostile.length / SIZE) },
  (_, group) => Array.from({ length: SIZE }, (_, index) => hostile[group * SIZE + index] ?? ""),
);

/** Variables that hold strings: `<prefix>0`, `<prefix>1`, … */
export const variables = <T>(prefix: string, values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map((value, index) => [`${prefix}${index}`, value]));

const echo = { ...goBatch, name: "echo", container: { ...goBatch.container, environment: variables("APP_", hostile) } };

const literal = groups.map((group, index) =>
  stateMachine(`literal${index}`, noInput, ({ step }) => {
    step.runTask("run", echo, { command: group.map(text), environment: variables("V", group.map(text)) });
  }),
);

/** A handle beside them makes a call of the list. */
const besideHandle = groups.map((group, index) =>
  stateMachine(`besideHandle${index}`, input<{ first: string }>(), ({ input, step }) => {
    step.runTask("run", echo, { command: [input.first, ...group.map(text)] });
  }),
);

const child = stateMachine(
  "child",
  input<{ commands: readonly string[]; values: readonly string[] }>(),
  ({ input, step }) => {
    const values = Array.from({ length: SIZE }, (_, index) => field(input.values, index));
    step.runTask("run", echo, { command: input.commands, environment: variables("V", values) });
  },
);

const parents = groups.map((group, index) =>
  stateMachine(`parent${index}`, noInput, ({ step }) => {
    step.startExecution("start", child, { commands: group.map(text), values: group.map(text) });
  }),
);

const keyed = stateMachine(
  "keyed",
  input<{ values: readonly string[]; keys: Readonly<Record<string, string>> }>(),
  ({ step }) => {
    step.runTask("run", echo);
  },
);
const scheduled = schedule("nightly", keyed, {
  values: hostile.map(text),
  keys: Object.fromEntries(hostile.map((value) => [value, text(value)])),
});

const settings = {
  region: "ap-northeast-1",
  account: "123456789012",
  repository: "go-batch",
  network: { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] },
  notifications: { none: "nothing runs" },
  containerTasks: { echo: { environment: variables("CONFIG_", hostile) } },
  schedules: { nightly: { expression: "rate(1 day)", timeZone: "UTC", state: "ENABLED" } },
};

/** Synthesizes it into `cdktf.out` of a folder, from a configuration file written there. */
export const synthesizeHostileApp = (folder: string): void => {
  const config = path.join(folder, "config");
  mkdirSync(config, { recursive: true });
  writeFileSync(path.join(config, "dev.json"), JSON.stringify(settings));
  const declared = { schedules: ["nightly"], containerTasks: { echo: { cpu: echo.cpu, memory: echo.memory } } };
  const environment = loadEnvironment({ name: "dev", folder: config, ...declared });
  const app = new App({ outdir: path.join(folder, "cdktf.out") });
  const stateMachines = [...literal, ...besideHandle, child, ...parents, keyed];
  new AppStack(app, "app", { environment, containerTasks: [echo], stateMachines, schedules: [scheduled] });
  app.synth();
};
