/** The words a writer of machines may use. */
export type { Json } from "./definition";
export { DefinitionError } from "./errors";
export { field, type Handle, type Ref, text } from "./handle";
export { input, noInput } from "./input";
export type { ContainerTask, EcsTask, ProgramRight } from "./integrations/ecs-run-task";
export type { ChildExecution } from "./integrations/states-start-execution";
export { type Schedule, schedule } from "./schedule";
export { stateMachine } from "./state-machine";
export type { Step } from "./step";
export type { StateMachine } from "./typed-machine";
