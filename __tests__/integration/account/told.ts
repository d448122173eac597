/** What tells somebody of a failure, each answer reduced to what steps hold it against. */
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeRuleCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "./clients";

export const topic = async ({ sns }: Clients, TopicArn: string) => {
  const { Attributes = {} } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return {
    policy: JSON.parse(Attributes.Policy ?? "").Statement,
    key: Attributes.KmsMasterKeyId,
    goesTo: Subscriptions.map(({ Protocol, Endpoint }) => [Protocol, Endpoint]),
  };
};

export const rule = async ({ events }: Clients, Name: string) => {
  const found = await events.send(new DescribeRuleCommand({ Name }));
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
  return {
    state: found.State,
    pattern: JSON.parse(found.EventPattern ?? ""),
    targets: Targets.map(({ Id, Arn, RoleArn, InputTransformer }) => ({ Id, Arn, RoleArn, InputTransformer })),
  };
};

/** A queue's settings, but for what SQS counts and the times of its making. */
export const queue = async ({ sqs }: Clients, QueueName: string) => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Attributes: found = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
  );
  return { arn: found.QueueArn, keptForSeconds: found.MessageRetentionPeriod, key: found.KmsMasterKeyId };
};

export const alarm = async ({ cloudwatch }: Clients, name: string) => {
  const { MetricAlarms: [found] = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return {
    description: found?.AlarmDescription,
    // One metric, or several and what is made of them.
    metric: found?.MetricName === undefined ? undefined : [found.Namespace, found.MetricName, found.Dimensions],
    figure: found?.MetricName === undefined ? undefined : [found.Statistic, found.Period],
    metrics: found?.Metrics?.map(({ Id, Expression, MetricStat, ReturnData }) => ({
      id: Id,
      expression: Expression,
      metric: MetricStat && [
        MetricStat.Metric?.Namespace,
        MetricStat.Metric?.MetricName,
        MetricStat.Metric?.Dimensions,
      ],
      figure: MetricStat && [MetricStat.Stat, MetricStat.Period],
      decides: ReturnData,
    })),
    raised: [found?.ComparisonOperator, found?.Threshold, found?.EvaluationPeriods, found?.TreatMissingData],
    tells: found?.AlarmActions,
  };
};
