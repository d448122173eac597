import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/schema";
import { named } from "./terraform-name";

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
  const { partition, dnsSuffix } = named(new DataAwsPartition(stack, "partition"), "current");
  const accountId = account ?? named(new DataAwsCallerIdentity(stack, "callerIdentity"), "current").accountId;
  return { accountId, partition, dnsSuffix, region };
};
