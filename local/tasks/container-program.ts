import type { Clock } from "../engine/clock";
import type { TaskDefinition } from "../read-stacks";
import { environmentOf } from "./container-environment";
import type { TaskEnd, TaskFacts } from "./ecs-task";
import { runProgram } from "./program";
import type { Secrets } from "./secrets";
import type { CallSite } from "./task";
import type { Turns } from "./turns";

/** What the programs of containers are run with. */
export interface Programs {
  readonly clock: Clock;
  /** The built program of an image folder. */
  readonly programOf: (folder: string) => Promise<string>;
  /** The folder that its program runs in. */
  readonly workingFolderOf: (folder: string) => string;
  readonly secrets: Secrets;
  readonly turns: Turns;
}

/** Runs the container's program, when it is its turn, with the command and the environment that ECS would give it. */
export async function toItsEnd(
  { clock, programOf, workingFolderOf, secrets, turns }: Programs,
  { facts, folder }: { readonly facts: TaskFacts; readonly folder: string },
  { line }: CallSite,
  signal: AbortSignal,
  more: Readonly<Record<string, string>>,
): Promise<TaskEnd> {
  const { container, definition, request } = facts;
  const override = request.overrides.find(({ name }) => name === container.name);
  const run = async (): Promise<TaskEnd> => {
    const program = {
      path: await programOf(folder),
      args: override?.command ?? container.command,
      environment: {
        ...environmentOf(container, override, { region: regionOf(definition), values: secrets }),
        ...more,
      },
      cwd: workingFolderOf(folder),
      grace: container.stopTimeout * 1000,
    };
    const startedAt = clock.now();
    return taskEnd(await runProgram(program, line, clock, signal), startedAt, clock.now());
  };
  // A program that waits for its turn keeps time going too: as on AWS, where a task is pending for a while.
  return (await clock.during(turns(signal, run))) ?? neverStarted(clock.now());
}

function taskEnd(exit: Awaited<ReturnType<typeof runProgram>>, startedAt: number, stoppedAt: number): TaskEnd {
  if ("notStarted" in exit) {
    return { stoppedAt, stopCode: "TaskFailedToStart", stoppedReason: `CannotStartContainerError: ${exit.notStarted}` };
  }
  const stoppedReason = "Essential container in task exited";
  return { startedAt, stoppedAt, stopCode: "EssentialContainerExited", stoppedReason, exitCode: exit.exitCode };
}

/** A task that was stopped while it waited for its turn. Nobody is told of it: its call was aborted. */
const neverStarted = (stoppedAt: number): TaskEnd => ({
  stoppedAt,
  stopCode: "TaskFailedToStart",
  stoppedReason: "Task stopped",
});

const regionOf = ({ arn }: TaskDefinition): string => arn.split(":")[3] ?? "";
