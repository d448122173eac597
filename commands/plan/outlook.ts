/** What a plan can be compared with, and what it cannot look up. */
import type { Environment } from "../../config/schema";
import { callerFor, refuseOtherAccount } from "../caller";
import { Failure } from "../verb";

/** How a plan is made. */
export interface Outlook {
  /** Whether the state in S3 is read; else everything shows as new. */
  readonly state: boolean;
  /** Whether AWS is asked. When not, the account that stands for the caller's, 12 digits. */
  readonly aws: true | { readonly account: string };
  /** What a person has to know of the plan, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Plans with credentials where there are any, and with the deployed state where there is a bucket.
 * @throws Failure when the credentials are of another account than the configured one
 */
export const outlookOf = async (environment: Environment, signal: AbortSignal): Promise<Outlook> => {
  const caller = await callerOrReason(environment, signal);
  if ("reason" in caller) return offline(environment, caller.reason);
  refuseOtherAccount(environment, caller.account);
  if (environment.stateBucket !== undefined) return { state: true, aws: true, notes: [] };
  return {
    state: false,
    aws: true,
    notes: [`config/${environment.name}.json names no stateBucket yet: everything shows as new`],
  };
};

/** What is planned without credentials. */
export const offline = ({ name, account, stateBucket }: Environment, reason: string): Outlook => ({
  state: false,
  aws: { account: account ?? unknownAccount },
  notes: [
    `AWS was not asked: ${reason}`,
    stateBucket === undefined
      ? "everything shows as new"
      : "the state was not read: everything shows as new, though some of it may be deployed",
    ...(account === undefined
      ? [`the account is not known (config/${name}.json): ${unknownAccount} stands for it`]
      : []),
  ],
});

const unknownAccount = "000000000000";

const callerOrReason = async (
  { account: _, ...anyAccount }: Environment,
  signal: AbortSignal,
): Promise<{ readonly account: string } | { readonly reason: string }> => {
  try {
    return await callerFor(anyAccount, signal);
  } catch (error) {
    if (error instanceof Failure) return { reason: error.message };
    throw error;
  }
};
