import type { Schedule } from "../../asl/language";
import { type MachineNode, usesOf } from "../../asl/language/nodes/statement";

/**
 * The names of the machines whose failures are told: those that a schedule starts, and those that no other machine starts. A child that
 * fails makes its parent fail, or its parent takes care of it; told of both, one would read the same failure twice.
 */
export const parents = (machines: readonly MachineNode[], schedules: readonly Schedule[]): readonly string[] => {
  const scheduled = new Set(schedules.map(({ stateMachine }) => stateMachine.name));
  const children = new Set(machines.flatMap((machine) => childrenOf(machine).filter((name) => name !== machine.name)));
  return machines.map(({ name }) => name).filter((name) => scheduled.has(name) || !children.has(name));
};

const childrenOf = ({ block }: MachineNode): readonly string[] =>
  usesOf(block).flatMap(({ resource }) => (resource.type === "stateMachine" ? [resource.name] : []));
