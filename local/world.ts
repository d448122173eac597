import { randomUUID } from "node:crypto";
import { runnable, type Tasks, taskOf } from "./before-start";
import { CannotRun } from "./cannot-run";
import type { Clock } from "./engine/clock";
import { execute, type World } from "./engine/drive";
import type { Stacks } from "./read-stacks";
import { childExecution } from "./tasks/child-execution";
import { container } from "./tasks/container";
import { goBuild, type Places, programFolder } from "./tasks/go-build";

/** What the world of a run is made of. */
export interface WorldParts {
  readonly stacks: Stacks;
  readonly places: Places;
  readonly clock: Clock;
  readonly record: World["record"];
  readonly line: World["line"];
  readonly signal: AbortSignal;
}

/** A world in which machines run as they would on AWS: containers as programs here, children by the same engine. */
export interface LocalWorld {
  readonly world: World;
  readonly tasks: Tasks;
  /** The built program of an image folder. It is built at the first call and never again. */
  readonly programOf: (folder: string) => Promise<string>;
}

/** Puts the driver and the integrations together. */
export function localWorld({ stacks, places, clock, record, line, signal }: WorldParts): LocalWorld {
  const programs = new Map<string, Promise<string>>();
  const programOf = (folder: string): Promise<string> => {
    const program = programs.get(folder) ?? goBuild(places, folder, signal);
    programs.set(folder, program);
    return program;
  };
  const tasks: Tasks = {
    "ecs:runTask.sync": container({
      stacks,
      clock,
      programOf,
      newTaskId: () => randomUUID().replaceAll("-", ""),
      workingFolderOf: (folder) => programFolder(places, folder),
    }),
    "states:startExecution.sync:2": childExecution({
      stacks,
      newName: randomUUID,
      now: clock.now,
      execute: (machine, start) => execute({ machine: runnable(machine), ...start }, world),
    }),
  };
  const world: World = {
    taskOf: (resource) => {
      const task = taskOf(tasks, resource);
      if (!task) throw new CannotRun([`${resource} is not run locally`]);
      return task;
    },
    clock,
    record,
    line,
    signal,
  };
  return { world, tasks, programOf };
}
