/**
 * What a machine names outside itself. Builders record it with each state, and `stacks/` derive the machine's role
 * from the record, so nobody writes rights by hand.
 */

/** A thing that a definition names and that only an environment can find. */
export interface ResourceName {
  readonly type: "containerTask" | "stateMachine";
  readonly name: string;
}

/** The service integrations, by the end of their ARN. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html */
export type Action = "ecs:runTask.sync" | "states:startExecution.sync:2";

/** One state's use of one resource. */
export interface Use {
  readonly action: Action;
  readonly resource: ResourceName;
}

const written = new WeakMap<Use, object>();

/**
 * Keeps in mind the very definition that a use was written with: two may have one name, and only one of them is deployed. It stands
 * beside the tree, which is plain data; a tree that was stored and read again does not have it.
 */
export const writtenWith = (use: Use, definition: object): Use => {
  written.set(use, definition);
  return use;
};

/** The definition that a use was written with, if it was not read from a stored tree. */
export const definitionBehind = (use: Use): object | undefined => written.get(use);
