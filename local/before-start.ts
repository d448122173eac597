import type { JsonObject } from "../asl/language/definition";
import { CannotRun, refuseIf } from "./cannot-run";
import { checkDefinition } from "./engine/check-definition";
import type { RunnableMachine } from "./engine/execution";
import { isObject } from "./json";
import type { Machine } from "./read-stacks";
import { type NamedTask, taskStates } from "./task-states";
import type { Task } from "./tasks/task";

/** What stands behind the Task states of a run. */
export interface Tasks {
  /** The task behind a state's `Resource`; undefined when the text names nothing that a state can call. */
  readonly taskOf: (resource: string, state: string) => Task | undefined;
  /** What is wrong with options that name states, one sentence each, given all the Task states that can run. */
  readonly aboutStates: (states: readonly NamedTask[]) => readonly string[];
}

const runnables = new WeakMap<Machine, RunnableMachine>();

/** A machine with its definition resolved and looked at, which is done once however often it is started. @throws CannotRun */
export function runnable(machine: Machine): RunnableMachine {
  const { arn, name, region, place } = machine;
  const known = runnables.get(machine);
  if (known !== undefined) return known;
  const definition = checkDefinition(machine.definition(), name, place);
  const made = { arn, name, region, roleArn: machine.roleArn(), definition };
  runnables.set(machine, made);
  return made;
}

/**
 * Looks at a machine and at every machine that it can start, before anything runs.
 * @returns the image folders that their states need
 * @throws CannotRun with everything in them that the local run cannot do
 */
export function foldersNeeded(machine: Machine, tasks: Tasks): readonly string[] {
  const seen = new Set<Machine>();
  const folders = new Set<string>();
  const findings: string[] = [];
  const states: NamedTask[] = [];
  const look = (next: Machine) => {
    if (seen.has(next)) return;
    seen.add(next);
    try {
      lookInto(next);
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      findings.push(...error.sentences);
    }
  };
  const lookInto = ({ name: machineName, place, definition }: Machine) => {
    for (const { name, state } of taskStates(checkDefinition(definition(), machineName, place))) {
      states.push({ name, state });
      const at = `state machine "${machineName}" (${place}): state "${name}"`;
      const task = tasks.taskOf(state.Resource, name);
      if (!task) {
        findings.push(
          `${at}, Resource: found "${state.Resource}", an ARN of an integration (${example}), a Lambda function or an activity is expected`,
        );
        continue;
      }
      const needs = task.needs(sentBy(state));
      findings.push(...needs.findings.map((finding) => `${at}, ${finding}`));
      for (const folder of needs.folders) folders.add(folder);
      needs.machines.forEach(look);
    }
  };
  look(machine);
  refuseIf([...findings, ...tasks.aboutStates(states)]);
  return [...folders];
}

const example = "arn:aws:states:::ecs:runTask.sync";

/** What a state sends, as it is written. */
const sentBy = ({ Parameters, Arguments }: NamedTask["state"]): JsonObject => {
  const sent = Parameters ?? Arguments;
  return isObject(sent) ? sent : {};
};
