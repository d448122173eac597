/** The one door in: a state machine, written by a callback and kept as data. */
import { DefinitionError } from "./errors";
import { expressionOf } from "./expression-of";
import { handleOf, type Ref } from "./handle";
import type { Input } from "./input";
import type { Block } from "./nodes/statement";
import { type Step, stepOf } from "./step";
import type { Provided, StateMachine } from "./typed-machine";
import { Writer } from "./writer";

/** What a machine's callback is given. */
export interface Machine<I> {
  /** The execution's input. */
  readonly input: Ref<I>;
  /** Adds states, one after the other. */
  readonly step: Step;
}

/**
 * Writes a state machine.
 *
 * @example
 * stateMachine("nightly", input<{ date: string }>(), ({ input, step }) => {
 *   const extracted = step.runTask("extract", extract, { command: ["--date", input.date] });
 *   return { exitCode: extracted.Containers[0].ExitCode };
 * });
 * @param name the machine's name in AWS: 1 to 80 letters, digits, `-` and `_`
 * @param _declared the input it takes: `input<T>()` or `noInput`
 * @param body writes the states; its result is the machine's output, nothing means the last state's result
 * @throws DefinitionError with machine, state and field for everything that the compiler could not refuse
 */
export const stateMachine = <I, const R>(
  name: string,
  _declared: Input<I>,
  body: (machine: Machine<I>) => R,
): StateMachine<I, Provided<R>> => {
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name))
    throw new DefinitionError(`state machine "${name}": a name has 1 to 80 letters, digits, "-" and "_"`);
  if (name === "__proto__")
    throw new DefinitionError(`state machine "${name}": JavaScript keeps this name to itself; give it another one`);
  const writer = new Writer(name);
  const result = body({ input: handleOf<I>({ of: "input" }, writer), step: stepOf(writer) });
  writer.close();
  return freeze({ kind: "stateMachine", name, block: blockOf(writer, result) });
};

const blockOf = (writer: Writer, result: unknown): Block => {
  const { machine, statements } = writer;
  if (result instanceof Promise) {
    // Whatever the callback goes on to do is too late, so what it fails of is of no interest.
    result.catch(() => undefined);
    throw new DefinitionError(
      `state machine "${machine}": its callback is async; a machine is written, not run, so there is nothing to await`,
    );
  }
  if (statements.length === 0) throw new DefinitionError(`state machine "${machine}": it has no state`);
  return result === undefined ? { statements } : { statements, result: expressionOf(result, writer, "its output") };
};

/** Deeply: a machine is shared by all who start it. */
const freeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
};
