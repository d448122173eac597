/** The bucket of the Terraform state: its name, and that it is there and belongs to this account. */
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  HeadBucketCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { stateBucket } from "../../config/names";
import type { Environment } from "../../config/schema";
import { isAnswer } from "../aws-failure";
import { Failure } from "../verb";
import type { OwnedBucket } from "./guards";

/**
 * The configured bucket, or `<prefix>terraform-state-<account>-<region>`: names of buckets are unique in all of AWS.
 * @throws Failure when S3 would not take the name that comes of the prefix
 */
export const stateBucketName = (
  { name, namePrefix, region, stateBucket: configured }: Environment,
  account: string,
): string => {
  if (configured !== undefined) return configured;
  const made = `${namePrefix}terraform-state-${account}-${region}`;
  const [fault] = stateBucket.safeParse(made).error?.issues ?? [];
  if (fault === undefined) return made;
  const why = fault.code === "custom" ? fault.message : `found ${made.length} characters, allowed ${fault.message}`;
  throw new Failure(
    `S3 does not take the name "${made}" for the bucket of the state: ${why}; choose another and write it into config/${name}.json as "stateBucket"`,
  );
};

/**
 * Finds the bucket, or creates it.
 * @returns whether it was created
 * @throws Failure when it is somebody else's, or in another region than the environment
 */
export const findOrCreateBucket = async (
  s3: S3Client,
  bucket: OwnedBucket,
  { name, region }: Environment,
): Promise<boolean> => {
  const chooseAnother = `choose another name and write it into config/${name}.json as "stateBucket"`;
  const elsewhere = (found: string | undefined) =>
    new Failure(
      `the bucket ${bucket.Bucket} is in ${found ?? "another region"}, and config/${name}.json says region ${region}; ${chooseAnother}`,
    );
  const notOurs = (why: string) =>
    new Failure(
      `the bucket ${bucket.Bucket} is not of the account ${bucket.ExpectedBucketOwner}: ${why}; ${chooseAnother}`,
    );
  try {
    const { BucketRegion } = await s3.send(new HeadBucketCommand(bucket));
    if (BucketRegion !== undefined && BucketRegion !== region) throw elsewhere(BucketRegion);
    return false;
  } catch (error) {
    if (isAnswer(error, 301)) throw elsewhere(regionOf(error));
    if (isAnswer(error, 403)) {
      throw notOurs("S3 does not show it to these credentials (or they lack the right s3:ListBucket on it)");
    }
    if (!isAnswer(error, 404)) throw error;
  }
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket.Bucket, ...placedIn(region) }));
    return true;
  } catch (error) {
    if (isAnswer(error, "BucketAlreadyExists")) throw notOurs("somebody else's bucket has this name");
    // Another run of this command was faster.
    if (isAnswer(error, "BucketAlreadyOwnedByYou")) return false;
    throw error;
  }
};

/** S3 tells the region of a bucket in a header, even where it refuses the request. */
const regionOf = (error: unknown): string | undefined =>
  error instanceof S3ServiceException ? error.$response?.headers["x-amz-bucket-region"] : undefined;

/** S3's first region is written by leaving it out. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html */
const placedIn = (region: string) =>
  region === "us-east-1"
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };
