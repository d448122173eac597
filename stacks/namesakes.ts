/** Definitions name each other by name; what is meant is the definition itself. */
import type { Schedule } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";
import type { MachineNode } from "../asl/language/nodes/statement";
import { definitionBehind } from "../asl/language/nodes/use";

/**
 * Two machines can be written under one name, and one of them stands in the app's list. Whoever starts the other one would start the
 * listed one in its place.
 * @param machines the app's list
 * @param schedules the app's list
 * @throws DefinitionError that names who starts what
 */
export const refuseNamesakes = (machines: readonly MachineNode[], schedules: readonly Schedule[]): void => {
  const listed = new Map(machines.map((machine) => [machine.name, machine]));
  const refuseNamesake = (user: string, name: string, meant: object | undefined): void => {
    const found = listed.get(name);
    if (found === undefined || meant === undefined || found === meant) return;
    throw new DefinitionError(
      `${user} starts a state machine "${name}" that is another one than the "${name}" in the app's list; list the one that is meant, or give it a name of its own`,
    );
  };
  for (const { name, block } of machines)
    for (const { name: state, use } of block.statements)
      refuseNamesake(`state machine "${name}", state "${state}",`, use.resource.name, definitionBehind(use));
  for (const { name, stateMachine } of schedules) refuseNamesake(`schedule "${name}"`, stateMachine.name, stateMachine);
};
