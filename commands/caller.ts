/** Whose credentials a command works with. */
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Environment } from "../config/schema";
import { clientSettings } from "./aws-client";
import { callingAws } from "./aws-failure";
import { Failure } from "./verb";

/** The account of the credentials, as ARNs and names take it. */
export interface Caller {
  /** 12 digits. */
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, …: the second field of every ARN. */
  readonly partition: string;
}

/**
 * Asks STS who the credentials belong to; everybody may ask that.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @throws Failure without valid credentials, or with those of another account than the configured one
 */
export const callerFor = (environment: Environment, signal: AbortSignal): Promise<Caller> =>
  callingAws("ask AWS whose the credentials are", async () => {
    const sts = new STSClient(clientSettings(environment));
    const { Account: account = "", Arn = "" } = await sts.send(new GetCallerIdentityCommand({}), {
      abortSignal: signal,
    });
    refuseOtherAccount(environment, account);
    return { account, partition: Arn.split(":")[1] ?? "aws" };
  });

/** @throws Failure when the configuration names another account */
export const refuseOtherAccount = ({ name, account: configured }: Environment, account: string): void => {
  if (configured === undefined || configured === account) return;
  throw new Failure(
    `config/${name}.json: account is "${configured}", but the credentials are of the account ${account}; use credentials of ${configured} (AWS_PROFILE), or choose another environment with --env`,
  );
};
