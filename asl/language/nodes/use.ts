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
