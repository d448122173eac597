/** Prepares an account for the first deploy: the bucket of the Terraform state, and its name in the configuration. */
import { S3Client } from "@aws-sdk/client-s3";
import { addToEnvironmentFile } from "../config/write-environment-file";
import { s3Settings } from "./aws-client";
import { callingAws } from "./aws-failure";
import { guardsOf } from "./bootstrap/guards";
import { findOrCreateBucket, stateBucketName } from "./bootstrap/state-bucket";
import { callerFor } from "./caller";
import { chosenEnvironment, environmentOption } from "./environment";
import { readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run bootstrap -- [--env NAME]

Prepares an AWS account for the first deploy of an environment: creates the S3 bucket of the Terraform state, or finds it, sets what
of its guards is missing, and writes account and bucket into config/NAME.json. What is there already is left alone, so it may be run
again at any time.

  --env NAME  the environment; the default is DEPLOY_ENV, then dev
`;

/** Prints what it did line by line; what was there already is said so. */
export const bootstrap: Verb = async (argv, { env, stdout, signal }) => {
  const { values } = readArguments({ usage, options: environmentOption }, argv);
  const print = (line: string) => stdout.write(`${line}\n`);
  const environment = chosenEnvironment(values, env);
  const { account, partition } = await callerFor(environment, signal);
  print(`environment ${environment.name}: account ${account}, region ${environment.region}`);

  const s3 = new S3Client(s3Settings(environment, env));
  const Bucket = stateBucketName(environment, account);
  const bucket = { Bucket, ExpectedBucketOwner: account };
  const created = await callingAws(`create the bucket ${Bucket}`, () => findOrCreateBucket(s3, bucket, environment));
  print(`bucket ${Bucket}: ${created ? "created" : alreadyThere}`);
  for (const { what, to, look } of guardsOf(s3, bucket, partition)) {
    signal.throwIfAborted();
    const set = await callingAws(`read the ${what} of the bucket ${Bucket}`, look);
    if (set !== undefined) await callingAws(`set the ${what} of the bucket ${Bucket}`, set);
    print(`  ${what}: ${set === undefined ? alreadyThere : `set, ${to}`}`);
  }

  const { file, added } = addToEnvironmentFile(environment.name, "config", { account, stateBucket: Bucket });
  print(added.length === 0 ? `${file}: ${alreadyThere}` : `${file}: ${added.join(" and ")} written; commit it`);
  return 0;
};

const alreadyThere = "already there";

if (require.main === module) runAsProcess(bootstrap, usage);
