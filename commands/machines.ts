/** The app's state machines, as the commands that work on AWS name them. */
import { nearest } from "../config/nearest";
import type { Environment } from "../config/schema";
import type { Caller } from "./caller";
import { Failure } from "./verb";

/**
 * Their names in the definitions: without the environment's prefix. Definitions are written while their modules load: only here is
 * somebody who tells their errors to a person.
 * @throws DefinitionError when a definition is wrong
 */
export const machineNames = (): readonly string[] => {
  const { stateMachines }: typeof import("../asl/machines/state-machines") = require("../asl/machines/state-machines");
  return stateMachines.map(({ name }) => name);
};

/** @throws Failure with exit code 2, the nearest name and all names, when no machine is called so */
export const refuseUnknownMachine = (written: string, names: readonly string[] = machineNames()): void => {
  if (names.includes(written)) return;
  const near = nearest(written, names);
  throw new Failure(
    `there is no state machine "${written}"${near ? `; did you mean ${near}?` : ""}\nasl/machines/state-machines.ts has: ${names.join(", ")}`,
    2,
  );
};

/** The ARN that a machine has once it is deployed, here or not. */
export const machineArn = (
  name: string,
  { region, namePrefix }: Pick<Environment, "region" | "namePrefix">,
  { partition, account }: Caller,
): string => `arn:${partition}:states:${region}:${account}:stateMachine:${namePrefix}${name}`;

/** @param machine its name in the definitions; absent where all of the app's machines are missing */
export const notDeployed = (
  machine: string | undefined,
  { name, namePrefix, region }: Environment,
  { account }: Caller,
): Failure => {
  const what = machine === undefined ? "no state machine is" : `the state machine ${namePrefix}${machine} is not`;
  return new Failure(`${what} deployed in account ${account}, region ${region}; run: npm run deploy -- --env ${name}`);
};
