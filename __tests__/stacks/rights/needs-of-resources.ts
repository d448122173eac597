/** What AWS's pages say that the policies of roles (who takes them on), keys and topics need: the other half of the table in needs.ts. */
import { account, arn, region } from "./arns";
import { everything, guide, type Need } from "./needs";

const ofThisAccount = { "aws:SourceAccount": account };

const takenOnBy = (service: string, page: string, conditions: NonNullable<Need["conditions"]>): Need => ({
  page,
  principal: `Service:${service}`,
  actions: ["sts:AssumeRole"],
  resources: [""], // A trust is about the role that it stands in.
  conditions,
});

/** Who takes a role on, and on behalf of what: without the conditions, of anything in any account. */
export const trusts = {
  stateMachine: takenOnBy("states.amazonaws.com", `${guide}/step-functions/latest/dg/procedure-create-iam-role.html`, {
    StringEquals: ofThisAccount,
    ArnLike: { "aws:SourceArn": arn("states", "stateMachine:*") },
  }),
  task: takenOnBy("ecs-tasks.amazonaws.com", `${guide}/AmazonECS/latest/developerguide/task-iam-roles.html`, {
    StringEquals: ofThisAccount,
    // A cluster cannot be named here.
    ArnLike: { "aws:SourceArn": arn("ecs", "*") },
  }),
  flowLogs: takenOnBy("vpc-flow-logs.amazonaws.com", `${guide}/vpc/latest/userguide/flow-logs-iam-role.html`, {
    StringEquals: ofThisAccount,
    // The flow log's id is known only once it is made, with the role.
    ArnLike: { "aws:SourceArn": arn("ec2", "vpc-flow-log/*") },
  }),
  /** The source is the schedule's group. */
  schedule: (group: string) =>
    takenOnBy(
      "scheduler.amazonaws.com",
      `${guide}/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html`,
      { StringEquals: { ...ofThisAccount, "aws:SourceArn": arn("scheduler", `schedule-group/${group}`) } },
    ),
};

/** What a key's own policy needs. In it, `*` is the key. */
export const keyPolicies = {
  /** Without it nobody could manage the key; with it the account's IAM policies decide. */
  account: {
    page: `${guide}/kms/latest/developerguide/key-policy-default.html`,
    principal: `AWS:arn:aws:iam::${account}:root`,
    actions: ["kms:*"],
    resources: everything,
  } satisfies Need,
  logGroup: (logGroupArn: string): Need => ({
    page: `${guide}/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html`,
    principal: `Service:logs.${region}.amazonaws.com`,
    actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    resources: everything,
    conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": logGroupArn } },
  }),
  /** A rule that publishes to a topic that the key encrypts: AWS supports no condition on the source here. */
  rule: {
    page: `${guide}/sns/latest/dg/sns-key-management.html`,
    principal: "Service:events.amazonaws.com",
    actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
    resources: everything,
  } satisfies Need,
  /** An alarm that does. */
  alarm: {
    page: `${guide}/sns/latest/dg/sns-key-management.html`,
    principal: "Service:cloudwatch.amazonaws.com",
    actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
    resources: everything,
    conditions: { StringEquals: ofThisAccount, ArnLike: { "aws:SourceArn": arn("cloudwatch", "alarm:*") } },
  } satisfies Need,
};

/** What a topic's own policy needs: who publishes to it, and on behalf of what. */
export const topicPolicies = {
  /** A rule: the page supports no condition here, so it is any rule of EventBridge that has this topic as its target. */
  rule: (topicArn: string): Need => ({
    page: `${guide}/eventbridge/latest/userguide/eb-use-resource-based.html`,
    principal: "Service:events.amazonaws.com",
    actions: ["sns:Publish"],
    resources: [topicArn],
  }),
  alarm: (topicArn: string, alarmArn: string): Need => ({
    page: `${guide}/sns/latest/dg/sns-access-policy-use-cases.html`,
    principal: "Service:cloudwatch.amazonaws.com",
    actions: ["sns:Publish"],
    resources: [topicArn],
    conditions: { ArnLike: { "aws:SourceArn": alarmArn }, StringEquals: ofThisAccount },
  }),
};
