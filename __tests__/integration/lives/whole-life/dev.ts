/** What the steps of dev's life share. */
import { inventory } from "../../account/inventory";
import * as look from "../../account/look";
import type * as reference from "../reference";
import { type Stage, stateBucket } from "../stage";

/** The bucket of its state. */
export const bucket = stateBucket("");

/** Without a person to ask; with ko, which needs no Docker engine. */
export const deploy = "npm run deploy -- --env dev --auto-approve --builder ko";

/** Everything in the account but what the other environments have made. */
export const there = async ({ aws }: Stage): Promise<readonly string[]> =>
  (await inventory(aws)).filter((thing) => !/[ /](staging|prod)-/.test(thing));

/** What AWS gave names of its own to. */
export const given = async ({ aws }: Stage, revision: number): Promise<reference.Given> => ({
  subnetIds: [String(await look.subnet(aws, "privateSubnet1")), String(await look.subnet(aws, "privateSubnet2"))],
  securityGroupId: String((await look.securityGroup(aws, "runTaskSecurityGroup")).id),
  revision,
});

/** The three state machines. */
export const deployedMachines = async ({ aws }: Stage) => ({
  execEcsRunStateMachine1: await look.machine(aws, "execEcsRunStateMachine1"),
  execEcsRunStateMachine2: await look.machine(aws, "execEcsRunStateMachine2"),
  execStepFunctionsStateMachine: await look.machine(aws, "execStepFunctionsStateMachine"),
});

/** The tag of the image that a revision of the task definition names. */
export const tagOf = async (aws: Stage["aws"], revision: number): Promise<string | undefined> => {
  const { containers: [container] = [] } = await look.taskDefinition(aws, `taskDefinition:${revision}`);
  return container?.image?.replace(/.*:/, "");
};
