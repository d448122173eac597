/** Who holds the lock of a stack's state. */
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../config/schema";
import { s3Settings } from "./aws-client";
import { outdir } from "./synthesize";
import type { Process } from "./verb";

/** What Terraform writes into a lock. */
export interface StateLock {
  readonly ID: string;
  /** User and host: `ana@laptop`. */
  readonly Who: string;
  /** The moment in ISO 8601, with nanoseconds. */
  readonly Created: string;
}

/**
 * The lock of a stack's state, if there is one that can be read.
 * https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
export const stateLock = async (
  stack: string,
  environment: Environment,
  { env, signal }: Pick<Process, "env" | "signal">,
): Promise<StateLock | undefined> => {
  const s3 = new S3Client(s3Settings(environment, env));
  const lock = { Bucket: environment.stateBucket, Key: `${environment.name}/${stack}.tfstate.tflock` };
  try {
    const { Body } = await s3.send(new GetObjectCommand(lock), { abortSignal: signal });
    return JSON.parse((await Body?.transformToString()) ?? "");
  } catch {
    // It is asked for to explain a failure, which is told as it is without it.
    return undefined;
  }
};

/** What to do about a lock, to a person. */
export const lockedSentences = (stack: string, { ID, Who, Created }: StateLock): string =>
  [
    `the state of ${stack} is locked by ${Who} since ${Created.slice(0, 19).replace("T", " ")} UTC, lock ${ID}.`,
    "If that run is still going on, wait until it ends. If it was killed, release its lock and run this command again:",
    `  terraform -chdir=${outdir}/stacks/${stack} force-unlock ${ID}`,
    "docs/interrupted-deploy.md says what else a killed run can leave behind.",
  ].join("\n");
