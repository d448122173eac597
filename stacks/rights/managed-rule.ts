import type { AwsContext } from "../aws-context";
import type { Statement } from "./statement";

/**
 * The EventBridge rule by which Step Functions learns that a job which it waits for has ended. The service makes one of a fixed
 * name for each kind of job. https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export const managedRule = (
  name: string,
  { partition, region, accountId }: Pick<AwsContext, "partition" | "region" | "accountId">,
  neededBy: string,
): Statement => ({
  actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
  resources: [`arn:${partition}:events:${region}:${accountId}:rule/${name}`],
  neededBy,
});
