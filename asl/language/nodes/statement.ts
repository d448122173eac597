/**
 * A machine as an ordered tree of statements, before rendering: no Next, no End, no paths.
 * A new kind of statement is added to the union here and does not compile until every reader knows it.
 */
import type { Expression } from "./expression";
import type { Use } from "./use";

/** A state that calls a service and provides its answer. */
export interface TaskStatement {
  readonly kind: "task";
  /** The state's name: unique in its machine. */
  readonly name: string;
  /** What the service is sent. */
  readonly parameters: Expression;
  /** The integration it calls, and on what. */
  readonly use: Use;
}

/** Anything a machine can do in one place of its sequence. */
export type Statement = TaskStatement;

/** Statements in their order. */
export interface Block {
  readonly statements: readonly Statement[];
  /** What the block provides; absent, it is the last statement's result. */
  readonly result?: Expression;
}

/** A state machine as data. */
export interface MachineNode {
  readonly kind: "stateMachine";
  readonly name: string;
  readonly block: Block;
}

/** A use, with the state that it is made in. */
export interface StateUse extends Use {
  readonly state: string;
}

/** Every use of a resource in a block, in the order of its states. */
export const usesOf = (block: Block): readonly StateUse[] =>
  block.statements.map(({ name, use }) => ({ ...use, state: name }));
