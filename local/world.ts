import { randomBytes, randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { runnable, type Tasks } from "./before-start";
import { CannotRun } from "./cannot-run";
import type { Clock } from "./engine/clock";
import { execute } from "./engine/drive";
import type { World } from "./engine/world";
import type { Stacks } from "./read-stacks";
import type { Answers } from "./tasks/answers";
import { background } from "./tasks/background";
import { callbackEndpoint } from "./tasks/callback-endpoint";
import { callbacks } from "./tasks/callbacks";
import type { InjectedFailure } from "./tasks/failure-injection";
import { goBuild, type Places, programFolder } from "./tasks/go-build";
import type { Handlers } from "./tasks/handlers";
import { type Refusals, refusalNotes } from "./tasks/injected";
import { namedStatesFindings } from "./tasks/named-states";
import { placeholders, type Secrets } from "./tasks/secrets";
import { taskChooser } from "./tasks/task-chooser";
import { turns } from "./tasks/turns";

/** What the world of a run is made of. */
export interface WorldParts {
  readonly stacks: Stacks;
  readonly places: Places;
  readonly clock: Clock;
  readonly record: World["record"];
  readonly line: World["line"];
  /** Pending while what shows the lines takes no more: programs wait for it. */
  readonly drained?: () => Promise<void> | undefined;
  readonly signal: AbortSignal;
  /** How many programs run at a time; as many as the computer has processors unless said. */
  readonly parallel?: number;
  /** Stand for services that do not run locally. */
  readonly handlers?: Handlers;
  /** Stand for calls, by state. */
  readonly answers?: ReadonlyMap<string, Answers>;
  readonly failures?: readonly InjectedFailure[];
  /** The secrets of containers; placeholders unless said. */
  readonly secrets?: Secrets;
  readonly random?: () => number;
  /** What stands for S3. */
  readonly objects?: World["objects"];
}

/** A world in which machines run as they would on AWS: containers as programs here, children by the same engine. */
export interface LocalWorld {
  readonly world: World;
  readonly tasks: Tasks;
  /** The built program of an image folder. It is built at the first call and never again. */
  readonly programOf: (folder: string) => Promise<string>;
  /** Resolves when what no state waits for has ended too: tasks and executions that were only started. Then the world is over. */
  readonly settled: () => Promise<void>;
  /** What a person should know in the end, one sentence each. */
  readonly notes: () => readonly string[];
}

/** Puts the driver and the integrations together. */
export function localWorld(parts: WorldParts): LocalWorld {
  const { stacks, places, clock, record, line, signal, handlers = {}, answers = new Map(), failures = [] } = parts;
  const { parallel = availableParallelism(), secrets = placeholders, random = Math.random, drained, objects } = parts;
  // As many as there are calls at a time.
  setMaxListeners(0, signal);
  const programs = new Map<string, Promise<string>>();
  const programOf = (folder: string): Promise<string> => {
    const program = programs.get(folder) ?? goBuild(places, folder, signal);
    programs.set(folder, program);
    return program;
  };
  const waiting = callbacks(clock);
  const endpoint = callbackEndpoint(waiting);
  const beside = background();
  const refusals: Refusals = new Map();
  const shared = { stacks, clock, callbacks: waiting, newRequestId: randomUUID, background: beside };
  const taskOf = taskChooser({
    ...shared,
    handlers,
    answers,
    failures,
    refusals,
    containers: {
      ...shared,
      programOf,
      newTaskId: () => randomUUID().replaceAll("-", ""),
      workingFolderOf: (folder) => programFolder(places, folder),
      secrets,
      turns: turns(parallel),
      callbackEnvironment: endpoint.environment,
      signal,
    },
    children: {
      ...shared,
      newName: randomUUID,
      taken: new Set(),
      execute: (machine, start) => execute({ machine: runnable(machine), ...start }, world),
    },
  });
  const world: World = {
    taskOf: (resource, state) => {
      const task = taskOf(resource, state);
      if (!task) throw new CannotRun([`state "${state}" calls ${resource}, which names nothing that a state can call`]);
      return task;
    },
    clock,
    record,
    line: (arn, text, eventId) => {
      line(arn, text, eventId);
      return drained?.();
    },
    newToken: () => randomBytes(96).toString("base64"),
    random,
    ...(objects && { objects }),
    signal,
  };
  const tasks: Tasks = {
    taskOf,
    aboutStates: (states) => namedStatesFindings(states, { failures, answered: [...answers.keys()] }),
  };
  const settled = async () => {
    try {
      await beside.settled();
    } finally {
      endpoint.close();
    }
  };
  return { world, tasks, programOf, settled, notes: () => refusalNotes(refusals) };
}
