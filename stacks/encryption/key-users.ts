/** The services that use the key of the stack `app`, each narrowed as far as AWS lets it be. */
import type { Environment } from "../../config/schema";
import type { AwsContext } from "../aws-context";
import { logGroupOfTask } from "../ecs";
import type { KeyUser } from "../encryption";
import { logGroupsOfMachines } from "../execution-logging";
import { logGroupsOfNetwork } from "../network/flow-logs";
import { recipient } from "../notifications/recipient";

type Named = { readonly name: string };

/** All that use the key in this environment. */
export const keyUsers = (
  environment: Environment,
  aws: AwsContext,
  containerTasks: readonly Named[],
  stateMachines: readonly Named[],
): readonly KeyUser[] => [
  logGroupsUse(aws, [
    ...logGroupsOfNetwork(environment),
    ...containerTasks.map((task) => logGroupOfTask(environment.namePrefix, task)),
    ...logGroupsOfMachines(environment, stateMachines),
  ]),
  ...(recipient(environment) === undefined ? [] : publishersUse(aws)),
];

/**
 * CloudWatch Logs, for exactly these log groups.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
const logGroupsUse = (
  { partition, region, accountId, dnsSuffix }: AwsContext,
  logGroupNames: readonly string[],
): KeyUser => ({
  service: `logs.${region}.${dnsSuffix}`,
  neededBy: "encrypted log groups",
  actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
  conditions: {
    ArnEquals: {
      "kms:EncryptionContext:aws:logs:arn": logGroupNames.map(
        (name) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`,
      ),
    },
  },
});

/**
 * What publishes to an encrypted topic: rules of EventBridge, for which AWS supports no condition on the source here, and alarms of
 * CloudWatch. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
const publishersUse = ({ partition, region, accountId }: AwsContext): readonly KeyUser[] => [
  { service: "events.amazonaws.com", actions: publishing, neededBy: "rules that publish to the encrypted topic" },
  {
    service: "cloudwatch.amazonaws.com",
    actions: publishing,
    neededBy: "alarms that publish to the encrypted topic",
    conditions: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*` },
    },
  },
];

const publishing = ["kms:GenerateDataKey*", "kms:Decrypt"];
