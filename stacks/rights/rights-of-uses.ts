/** A state machine's rights, derived from what its definition uses: nobody writes them by hand. */
import type { Action, Use } from "../../asl/language/nodes/use";
import type { AwsContext } from "../aws-context";
import type { Deployed } from "../deployed";
import { ecsRunTask } from "./ecs-run-task";
import type { Statement } from "./statement";
import { statesStartExecution } from "./states-start-execution";

/** A new integration does not compile until its rights stand here. */
const rights: Readonly<Record<Action, (name: string, deployed: Deployed, aws: AwsContext) => readonly Statement[]>> = {
  "ecs:runTask.sync": (name, { containerTask }, aws) => ecsRunTask(containerTask(name), aws),
  "states:startExecution.sync:2": (name, { stateMachine }, aws) => statesStartExecution(stateMachine(name), aws),
};

/** The statements that a machine with these uses needs, in the order of its states. */
export const rightsOf = (uses: readonly Use[], deployed: Deployed, aws: AwsContext): readonly Statement[] =>
  uses.flatMap(({ action, resource }) => rights[action](resource.name, deployed, aws));
