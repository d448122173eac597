import type { Statement } from "./statement";

/**
 * What a state machine needs to log its executions. CloudWatch Logs takes no resource for the actions of log delivery, which are about
 * deliveries and the account's resource policies, not about what is in a log.
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 */
export const logsExecutions = (neededBy: string): Statement => ({
  actions: [
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
  ],
  resources: ["*"],
  neededBy,
});
