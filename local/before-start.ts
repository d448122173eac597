import { CannotRun, refuseIf } from "./cannot-run";
import { checkDefinition } from "./engine/check-definition";
import type { RunnableMachine } from "./engine/execution";
import type { Machine } from "./read-stacks";
import type { Task } from "./tasks/task";

/** The integrations that run locally, by the end of their ARN, such as `ecs:runTask.sync`. */
export type Tasks = Readonly<Record<string, Task>>;

/** The task behind a state's `Resource`, `arn:<partition>:states:::<integration>`; undefined when it does not run locally. */
export const taskOf = (tasks: Tasks, resource: string): Task | undefined => {
  const integration = /^arn:[^:]+:states:::(.+)$/.exec(resource)?.[1] ?? "";
  return Object.hasOwn(tasks, integration) ? tasks[integration] : undefined;
};

/** A machine with its definition resolved and looked at. @throws CannotRun */
export const runnable = (machine: Machine): RunnableMachine => ({
  arn: machine.arn,
  name: machine.name,
  region: machine.region,
  roleArn: machine.roleArn(),
  definition: checkDefinition(machine.definition(), machine.name, machine.place),
});

/**
 * Looks at a machine and at every machine that it can start, before anything runs.
 * @returns the image folders that their states need
 * @throws CannotRun with everything in them that the local run cannot do
 */
export function foldersNeeded(machine: Machine, tasks: Tasks): readonly string[] {
  const seen = new Set<Machine>();
  const folders = new Set<string>();
  const findings: string[] = [];
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
  const lookInto = ({ name, place, definition }: Machine) => {
    for (const [state, { Resource, Parameters = {} }] of Object.entries(
      checkDefinition(definition(), name, place).States,
    )) {
      const at = `state machine "${name}" (${place}): state "${state}"`;
      const task = taskOf(tasks, Resource);
      if (!task) {
        findings.push(
          `${at} calls ${Resource}, which is not run locally; the integrations that are: ${Object.keys(tasks).join(", ")}`,
        );
        continue;
      }
      const needs = task.needs(Parameters);
      findings.push(...needs.findings.map((finding) => `${at}, ${finding}`));
      for (const folder of needs.folders) folders.add(folder);
      needs.machines.forEach(look);
    }
  };
  look(machine);
  refuseIf(findings);
  return [...folders];
}
