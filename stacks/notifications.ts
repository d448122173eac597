/** Who is told, and of what: a run that ends badly, a start that was lost, a machine that is silent. docs/notifications.md */
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { DeployedMachine } from "./deployed";
import { tellOfFailure } from "./notifications/failure";
import { recipient } from "./notifications/recipient";
import { silenceAlarmName, tellOfSilence } from "./notifications/silence";
import { type SilenceWindow, silenceWindow } from "./notifications/silence-window";
import { topic } from "./notifications/topic";
import { tellOfUndelivered, undeliveredAlarmName, watchedQueues } from "./notifications/undelivered";
import { tellOfUntold, untoldAlarmName } from "./notifications/untold";
import type { Scheduled } from "./scheduler";
import type { Surroundings } from "./surroundings";

/** What is watched. */
export interface Watched {
  /** Names in the definitions of the machines whose failures are told. */
  readonly parents: readonly string[];
  /** By their name in the definitions. */
  readonly machines: ReadonlyMap<string, DeployedMachine>;
  readonly scheduled: readonly Scheduled[];
}

/** Tells the environment's recipient; makes nothing where there is none. */
export const notifications = (
  scope: Construct,
  { parents, machines, scheduled }: Watched,
  surroundings: Surroundings,
): void => {
  const { environment } = surroundings;
  const { email, withoutCause = false } = recipient(environment) ?? {};
  if (email === undefined) return;
  const { namePrefix, region } = environment;
  const failing = parents.flatMap((name) => {
    const machine = machines.get(name);
    return machine === undefined ? [] : [{ name, machine }];
  });
  const windows = scheduled.map((schedule) => ({ schedule, window: silenceWindow(schedule) }));
  const silences = windows.flatMap(({ schedule, window }) => (isWindow(window) ? [{ schedule, window }] : []));
  const queues = watchedQueues(scheduled);
  const alarmNames = [
    ...silences.map(({ schedule }) => silenceAlarmName(namePrefix, schedule)),
    ...queues.map((queue) => undeliveredAlarmName(namePrefix, queue)),
    ...failing.map(({ name }) => untoldAlarmName(namePrefix, name)),
  ];
  const told = topic(scope, { email, alarmNames }, surroundings);
  for (const { name, machine } of failing) {
    tellOfFailure(scope, name, machine, { namePrefix, region, withoutCause }, told);
    tellOfUntold(scope, name, machine, environment, told);
  }
  for (const { schedule, window } of silences) tellOfSilence(scope, schedule, window, environment, told);
  for (const queue of queues) tellOfUndelivered(scope, queue, environment, told);

  new TerraformOutput(scope, "schedulesWithoutSilenceAlarm", {
    description: "The schedules whose silence nobody is told of, and why",
    value: Object.fromEntries(
      windows.flatMap(({ schedule, window }) => (isWindow(window) ? [] : [[schedule.name, window]])),
    ),
  });
};

const isWindow = (window: SilenceWindow | string): window is SilenceWindow => typeof window !== "string";
