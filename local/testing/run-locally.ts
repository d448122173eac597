import type { Json } from "../../asl/language/definition";
import type { MachineNode } from "../../asl/language/nodes/statement";
import { definitionBehind } from "../../asl/language/nodes/use";
import type { StateMachine } from "../../asl/language/typed-machine";
import { runnable } from "../before-start";
import { CannotRun } from "../cannot-run";
import { type Clock, skippingClock } from "../engine/clock";
import { execute } from "../engine/drive";
import { readText } from "../input";
import type { Answer } from "./answer";
import { type PlainDefinition, plainMachine, typedMachine } from "./machines";
import { noteReceived } from "./received";
import { keepEvents, type Run, runOf } from "./run";
import { testWorld } from "./world";

/** What a test says of a run beside machine and input. */
export interface RunOptions {
  /** What Task states get instead of their calls, by the names of the states. */
  readonly tasks?: Readonly<Record<string, Answer>>;
  /** The machines that may be started as children. A state that starts one runs it, unless it is answered. */
  readonly machines?: readonly MachineNode[];
  /** A folder whose folders stand for S3 buckets, for what distributed Maps read and write. */
  readonly buckets?: string;
  /** The time. Unless said it begins with 2026 and skips whatever is waited for. */
  readonly clock?: Clock;
}

/**
 * Runs a machine with the local engine and answers its tasks. Nothing is called, nothing is waited for.
 *
 * @example
 * const run = await runLocally(nightly, { date: "2026-11-24" }, { tasks: { extract: exits(0), load: { rows: 3 } } });
 * expect(run.output).toEqual({ rows: 3 });
 * @param machine a machine of `asl/machines`, a definition in the Amazon States Language, or the path of a file that holds one
 * @throws CannotRun for a definition that is none, a state without an answer, an answer without a state, and an input that AWS
 *   would not take
 */
export async function runLocally<Input, Output>(
  machine: StateMachine<Input, Output>,
  input: NoInfer<Input>,
  options?: RunOptions,
): Promise<Run<Output>>;
export async function runLocally(machine: PlainDefinition, input: unknown, options?: RunOptions): Promise<Run<Json>>;
export async function runLocally(
  machine: MachineNode | PlainDefinition,
  input: unknown,
  { tasks = {}, machines = [], buckets, clock = skippingClock({ now: () => newYear }) }: RunOptions = {},
): Promise<Run<unknown>> {
  const read = readText(JSON.stringify(input ?? null));
  if ("problem" in read) throw new CannotRun([`input ${read.problem}`]);
  const run = isTyped(machine) ? typedMachine(machine) : plainMachine(machine);
  const others = withChildren(isTyped(machine) ? [machine, ...machines] : machines)
    .filter((other) => other !== machine)
    .map(typedMachine);
  const { record, all } = keepEvents();
  const received = noteReceived();
  const { world, beside } = testWorld({ machines: [run, ...others], tasks, clock, record, received, buckets });
  const execution = await execute({ machine: runnable(run), name: "test", input: read.value }, world);
  await beside.settled();
  return runOf(execution, all, received);
}

/** Machines and all that they start, as far as their definitions were written in this process. */
function withChildren(machines: readonly MachineNode[]): readonly MachineNode[] {
  const found = new Set(machines);
  for (const { block } of found) {
    for (const { use } of block.statements) {
      const child = definitionBehind(use);
      if (child !== undefined && use.resource.type === "stateMachine") found.add(child as MachineNode);
    }
  }
  return [...found];
}

const newYear = Date.parse("2026-01-01T00:00:00Z");

const isTyped = (machine: MachineNode | PlainDefinition): machine is MachineNode =>
  typeof machine === "object" && "kind" in machine && machine.kind === "stateMachine";
