/** A state machine's rights, derived from what its definition uses: nobody writes them by hand. */
import type { StateUse } from "../../asl/language/nodes/statement";
import type { Action } from "../../asl/language/nodes/use";
import type { AwsContext } from "../aws-context";
import type { Deployed } from "../deployed";
import { ecsRunTask } from "./ecs-run-task";
import type { Statement } from "./statement";
import { statesStartExecution } from "./states-start-execution";

type RightsOfUse = (name: string, deployed: Deployed, aws: AwsContext, neededBy: string) => readonly Statement[];

/** A new integration does not compile until its rights stand here. */
const rights: Readonly<Record<Action, RightsOfUse>> = {
  "ecs:runTask.sync": (name, { containerTask }, ...rest) => ecsRunTask(containerTask(name), ...rest),
  "states:startExecution.sync:2": (name, { stateMachine }, ...rest) =>
    statesStartExecution(stateMachine(name), ...rest),
};

/** The statements that a machine with these uses needs, in the order of its states. */
export const rightsOf = (uses: readonly StateUse[], deployed: Deployed, aws: AwsContext): readonly Statement[] =>
  uses.flatMap(({ action, resource, state }) => rights[action](resource.name, deployed, aws, `state "${state}"`));
