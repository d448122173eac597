/** What of the state bucket goes by itself: old versions and broken-off uploads. */
import type { LifecycleRule } from "@aws-sdk/client-s3";

/**
 * Every lock that Terraform takes is an object of a few bytes that it deletes again, so old versions come with each command. Of each
 * object the newest old ones stay however old they are: a state that nobody has changed for a year can still be taken back.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
const oldVersions = {
  ID: "old-versions",
  Status: "Enabled",
  Filter: { Prefix: "" },
  NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 10 },
} as const satisfies LifecycleRule;

const incompleteUploads = {
  ID: "incomplete-uploads",
  Status: "Enabled",
  Filter: { Prefix: "" },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
} as const satisfies LifecycleRule;

/** The rules in words. */
export const lifecycleInWords =
  `old versions expire after ${oldVersions.NoncurrentVersionExpiration.NoncurrentDays} days, ` +
  `the newest ${oldVersions.NoncurrentVersionExpiration.NewerNoncurrentVersions} of each object never; ` +
  `incomplete uploads after ${incompleteUploads.AbortIncompleteMultipartUpload.DaysAfterInitiation} days`;

/**
 * Lifecycle rules by which old versions and incomplete uploads expire in the whole bucket, beside the ones that are there. A rule that
 * does so after another number of days is somebody's choice and counts.
 * @returns the rules to put, or nothing when they are there
 */
export const withLifecycle = (rules: readonly LifecycleRule[]): LifecycleRule[] | undefined => {
  const inForce = rules.filter((rule) => rule.Status === "Enabled" && isForWholeBucket(rule));
  const missing = [
    ...(inForce.some((rule) => rule.NoncurrentVersionExpiration) ? [] : [oldVersions]),
    ...(inForce.some((rule) => rule.AbortIncompleteMultipartUpload) ? [] : [incompleteUploads]),
  ];
  if (missing.length === 0) return undefined;
  return [...rules.filter(({ ID }) => !missing.some((rule) => rule.ID === ID)), ...missing];
};

/** S3 also knows rules of an older form, with the prefix beside the other fields. */
const isForWholeBucket = ({ Filter = {}, Prefix = "" }: LifecycleRule): boolean =>
  Prefix === "" && Object.values(Filter).every((value) => value === undefined || value === "");
