/** When a machine is started, and with what: the typed half of a schedule. Its expression is the environment's. */
import type { Checked } from "./checked";
import type { Json } from "./definition";
import { DefinitionError } from "./errors";
import { expressionOf } from "./expression-of";
import type { MachineNode } from "./nodes/statement";
import type { StateMachine } from "./typed-machine";

/** A schedule as data. */
export interface Schedule {
  /** The schedule's name in EventBridge Scheduler, and its key in the configuration. */
  readonly name: string;
  readonly stateMachine: MachineNode;
  /** The input of each execution. */
  readonly input: Json;
}

/**
 * A schedule that starts `machine` with an input of the type that it declares.
 * @param name 1 to 64 letters, digits, `-`, `_` and `.`
 * @throws DefinitionError for another name, and for an input that is not plain JSON
 */
export const schedule = <const A, I>(
  name: string,
  machine: StateMachine<I, unknown>,
  input: [A] extends [Checked<A, I>] ? A : NoInfer<Checked<A, I>>,
): Schedule => {
  // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(name))
    throw new DefinitionError(`schedule "${name}": a name has 1 to 64 letters, digits, "-", "_" and "."`);
  if (name === "__proto__")
    throw new DefinitionError(`schedule "${name}": JavaScript keeps this name to itself; give it another one`);
  const value = expressionOf(input, { machine: machine.name }, `input of schedule "${name}"`);
  if (value.kind !== "literal")
    throw new DefinitionError(`schedule "${name}": its input is known before any machine runs, so it holds no handle`);
  return { name, stateMachine: machine, input: value.value };
};
