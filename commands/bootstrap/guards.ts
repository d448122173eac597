/** What protects a bucket that holds Terraform state. */
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { isAnswer } from "../aws-failure";
import { lifecycleInWords, withLifecycle } from "./lifecycle";
import { withTlsOnly } from "./tls-only";

/** One setting of the bucket. */
export interface Guard {
  readonly what: string;
  /** What it is set to, in words. */
  readonly to: string;
  /** Looks at the bucket; answers what sets the guard, or nothing where the bucket has it already. */
  readonly look: () => Promise<(() => Promise<unknown>) | undefined>;
}

/** A bucket, and the account that every call on it expects to own it: S3 refuses the call when another one does. */
export interface OwnedBucket {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string;
}

/** All guards of the state bucket, in the order in which they are set: nothing is public at any moment. */
export const guardsOf = (s3: S3Client, bucket: OwnedBucket, partition: string): readonly Guard[] => [
  {
    what: "public access",
    to: "blocked in all four ways",
    look: async () => {
      const there = await unless("NoSuchPublicAccessBlockConfiguration", () =>
        s3.send(new GetPublicAccessBlockCommand(bucket)),
      );
      const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } =
        there?.PublicAccessBlockConfiguration ?? {};
      if (BlockPublicAcls && IgnorePublicAcls && BlockPublicPolicy && RestrictPublicBuckets) return undefined;
      return () =>
        s3.send(
          new PutPublicAccessBlockCommand({
            ...bucket,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              IgnorePublicAcls: true,
              BlockPublicPolicy: true,
              RestrictPublicBuckets: true,
            },
          }),
        );
    },
  },
  {
    what: "object ownership",
    to: "the bucket's owner owns every object, access lists have no effect",
    look: async () => {
      const there = await unless("OwnershipControlsNotFoundError", () =>
        s3.send(new GetBucketOwnershipControlsCommand(bucket)),
      );
      const rules = there?.OwnershipControls?.Rules ?? [];
      if (rules.some(({ ObjectOwnership }) => ObjectOwnership === "BucketOwnerEnforced")) return undefined;
      return () =>
        s3.send(
          new PutBucketOwnershipControlsCommand({
            ...bucket,
            OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
          }),
        );
    },
  },
  {
    what: "versioning",
    to: "enabled",
    look: async () => {
      const { Status } = await s3.send(new GetBucketVersioningCommand(bucket));
      if (Status === "Enabled") return undefined;
      return () =>
        s3.send(new PutBucketVersioningCommand({ ...bucket, VersioningConfiguration: { Status: "Enabled" } }));
    },
  },
  {
    what: "encryption",
    to: "AES256 with keys of S3 (SSE-S3)",
    look: async () => {
      const there = await unless("ServerSideEncryptionConfigurationNotFoundError", () =>
        s3.send(new GetBucketEncryptionCommand(bucket)),
      );
      const rules = there?.ServerSideEncryptionConfiguration?.Rules ?? [];
      // Any will do: one with a key of KMS is somebody's choice.
      if (rules.some((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm !== undefined)) return undefined;
      return () =>
        s3.send(
          new PutBucketEncryptionCommand({
            ...bucket,
            ServerSideEncryptionConfiguration: {
              Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
            },
          }),
        );
    },
  },
  {
    what: "bucket policy",
    to: "requests without TLS are denied",
    look: async () => {
      const there = await unless("NoSuchBucketPolicy", () => s3.send(new GetBucketPolicyCommand(bucket)));
      const Policy = withTlsOnly(there?.Policy, bucket.Bucket, partition);
      return Policy === undefined ? undefined : () => s3.send(new PutBucketPolicyCommand({ ...bucket, Policy }));
    },
  },
  {
    what: "lifecycle",
    to: lifecycleInWords,
    look: async () => {
      const there = await unless("NoSuchLifecycleConfiguration", () =>
        s3.send(new GetBucketLifecycleConfigurationCommand(bucket)),
      );
      const Rules = withLifecycle(there?.Rules ?? []);
      if (Rules === undefined) return undefined;
      const { TransitionDefaultMinimumObjectSize } = there ?? {};
      return () =>
        s3.send(
          new PutBucketLifecycleConfigurationCommand({
            ...bucket,
            LifecycleConfiguration: { Rules },
            // Written anew with the rules: without it the ones that were there would take the default.
            ...(TransitionDefaultMinimumObjectSize && { TransitionDefaultMinimumObjectSize }),
          }),
        );
    },
  },
];

/** What S3 answers, or nothing where it answers with this error because there is no such setting. */
const unless = async <T>(absent: string, call: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await call();
  } catch (error) {
    if (isAnswer(error, absent)) return undefined;
    throw error;
  }
};
