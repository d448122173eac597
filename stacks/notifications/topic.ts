/** The topic by which somebody is told, and who may publish to it. */
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { Construct } from "constructs";
import { appName } from "../app-name";
import type { AwsContext } from "../aws-context";
import { writeNeededBy } from "../rights/needed-by";
import { type ExplainedPolicy, type ResourceStatement, resourcePolicy } from "../rights/statement";
import type { Surroundings } from "../surroundings";
import { named } from "../terraform-name";
import { asTerraformText } from "../terraform-template";

/** What publishes to the topic. */
export interface Topic {
  readonly arn: string;
  /** What publishes from its first moment on depends on it. */
  readonly policy: SnsTopicPolicy;
}

/**
 * A topic that goes to one mail address. Only rules of EventBridge and the named alarms publish to it.
 * @param alarmNames names in AWS
 */
export const topic = (
  scope: Construct,
  { email, alarmNames }: { readonly email: string; readonly alarmNames: readonly string[] },
  { environment, aws, encryption: { keyArn } }: Surroundings,
): Topic => {
  const { arn } = new SnsTopic(scope, "notifications", {
    name: `${appName(environment)}-notifications`,
    // AWS's own key for SNS cannot be used by EventBridge and CloudWatch, so it is a key of the environment's own, or none.
    ...(keyArn !== undefined && { kmsMasterKeyId: keyArn }),
  });
  const { json, neededBy } = publishers(arn, alarmNames, aws);
  const policy = new SnsTopicPolicy(scope, "notifications policy", { arn, policy: json });
  writeNeededBy(policy, neededBy);
  named(policy, "notifications");
  const subscription = new SnsTopicSubscription(scope, "notifications subscription", {
    topicArn: arn,
    protocol: "email",
    endpoint: asTerraformText(email),
  });
  named(subscription, "notifications");
  return { arn, policy };
};

/**
 * For EventBridge AWS supports no condition in a topic's policy.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html#sns-allow-cloudwatch-alarms
 */
const publishers = (
  topicArn: string,
  alarmNames: readonly string[],
  { partition, region, accountId }: AwsContext,
): ExplainedPolicy => {
  const publishes = { actions: ["sns:Publish"], resources: [topicArn] };
  const rules: ResourceStatement = {
    ...publishes,
    principal: { Service: "events.amazonaws.com" },
    neededBy: "rules that tell of runs that ended badly",
  };
  const alarms: ResourceStatement = {
    ...publishes,
    principal: { Service: "cloudwatch.amazonaws.com" },
    conditions: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnEquals: {
        "aws:SourceArn": alarmNames.map((name) => `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}`),
      },
    },
    neededBy: "alarms of lost starts, lost messages and silence",
  };
  return resourcePolicy(alarmNames.length === 0 ? [rules] : [rules, alarms]);
};
