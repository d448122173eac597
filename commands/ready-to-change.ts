/** What has to hold before anything in AWS is changed. */
import type { Environment } from "../config/schema";
import { callerFor } from "./caller";
import { runTerraform } from "./terraform";
import { Failure, type Process } from "./verb";

/** Options of the commands that change something. */
export const approvalOption = { "auto-approve": { type: "boolean" } } as const;

/** How a command was started. */
export interface Start {
  readonly command: "deploy" | "destroy";
  readonly autoApprove: boolean;
  /** Whether a person can be asked. */
  readonly canAsk: boolean;
}

/**
 * Nothing is done before all of this is known.
 * @throws Failure when the state has no bucket, nobody can approve, the credentials are not the account's, or there is no Terraform
 */
export const readyToChange = async (environment: Environment, start: Start, process: Process): Promise<void> => {
  refuseWithoutBucket(environment);
  refuseWithoutApproval(environment, start);
  await callerFor(environment, process.signal);
  await runTerraform(["version"], process.cwd, process);
};

/** @throws Failure that says what to run first */
export const refuseWithoutBucket = ({ name, stateBucket }: Environment): void => {
  if (stateBucket !== undefined) return;
  throw new Failure(
    `config/${name}.json names no stateBucket to keep the Terraform state in; run \`npm run bootstrap -- --env ${name}\` first`,
  );
};

/** @throws Failure when nobody has approved and nobody can be asked */
export const refuseWithoutApproval = ({ name }: Environment, { command, autoApprove, canAsk }: Start): void => {
  if (autoApprove || canAsk) return;
  const look =
    command === "deploy" ? `look at \`npm run plan -- --env ${name}\`, then add --auto-approve` : "add --auto-approve";
  throw new Failure(`this is no terminal, so nobody can be asked to approve; ${look}`, 2);
};

/** Whether a person sits before the command: cdktf-cli and we ask on stdout and read from stdin. */
export const isInteractive = ({ stdout }: Pick<Process, "stdout">): boolean =>
  stdout.isTTY === true && process.stdin.isTTY === true;
