/** The bucket policy that takes requests over TLS only. */
import { isDeepStrictEqual } from "node:util";

interface Policy {
  readonly Version?: string;
  /** One statement may stand there without a list. */
  readonly Statement?: unknown;
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
 * @param partition the second field of ARNs, such as `aws`
 */
const denyWithoutTls = (bucket: string, partition: string) => ({
  Sid: "DenyWithoutTls",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [`arn:${partition}:s3:::${bucket}`, `arn:${partition}:s3:::${bucket}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/**
 * A bucket policy with a statement that denies everything without TLS, on the bucket and its objects, beside what it says already.
 * @param policy as S3 returns it: JSON; absent where the bucket has none
 * @returns the policy to put, or nothing when the statement is there
 */
export const withTlsOnly = (policy: string | undefined, bucket: string, partition: string): string | undefined => {
  const { Version = "2012-10-17", Statement = [], ...rest }: Policy = JSON.parse(policy ?? "{}");
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  const ours = denyWithoutTls(bucket, partition);
  if (statements.some((statement) => isDeepStrictEqual(statement, ours))) return undefined;
  const others = statements.filter((statement) => !hasSid(statement, ours.Sid));
  return JSON.stringify({ Version, ...rest, Statement: [...others, ours] });
};

const hasSid = (statement: unknown, sid: string): boolean =>
  typeof statement === "object" && statement !== null && "Sid" in statement && statement.Sid === sid;
