import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/schema";

/** Where a stack is deployed, as ARNs and URLs name it. Each field is text or a reference to a data source. */
export interface AwsContext {
  /** 12 digits. */
  readonly accountId: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, …: the second field of every ARN. */
  readonly partition: string;
  /** The end of the partition's host names, `amazonaws.com` in most. */
  readonly dnsSuffix: string;
  /** Such as `ap-northeast-1`; from the configuration, as `data.aws_region` has no attribute that provider 5.100 and 6 share. */
  readonly region: string;
}

/** The place of a stack. AWS is asked for the account only where the configuration names none. Made once a stack. */
export const awsContext = (
  stack: TerraformStack,
  { account, region }: Pick<Environment, "account" | "region">,
): AwsContext => {
  const { partition, dnsSuffix } = namedCurrent(new DataAwsPartition(stack, "partition"));
  const accountId = account ?? namedCurrent(new DataAwsCallerIdentity(stack, "callerIdentity")).accountId;
  return { accountId, partition, dnsSuffix, region };
};

/** `current`, as everybody calls them; two constructs of one scope cannot share that as their id. */
const namedCurrent = <T extends DataAwsCallerIdentity | DataAwsPartition>(source: T): T => {
  source.overrideLogicalId("current");
  return source;
};
