/** Tells when a schedule could not start its machine: its dead-letter queue is not empty. */
import type { Construct } from "constructs";
import { consolePage } from "../console";
import type { Scheduled } from "../scheduler";
import { tellAboveZero } from "./above-zero";
import type { Topic } from "./topic";

/** A queue, and the schedules that send to it: several may name one. */
export interface WatchedQueue {
  readonly name: string;
  readonly schedules: readonly string[];
}

/** Each dead-letter queue once. */
export const watchedQueues = (scheduled: readonly Scheduled[]): readonly WatchedQueue[] => {
  const byName = new Map<string, string[]>();
  for (const { name, deadLetterQueue } of scheduled) {
    if (deadLetterQueue === undefined) continue;
    byName.set(deadLetterQueue.name, [...(byName.get(deadLetterQueue.name) ?? []), name]);
  }
  return [...byName].map(([name, schedules]) => ({ name, schedules }));
};

/** The alarm's name in AWS. A queue that exists already may serve other environments, so the prefix is put before its name too. */
export const undeliveredAlarmName = (namePrefix: string, { name }: WatchedQueue): string =>
  `${name.startsWith(namePrefix) ? "" : namePrefix}${name}NotEmpty`;

/**
 * A queue that nobody asks for its messages stops to send figures after 6 hours. The alarm then ends, so the next start that is lost is
 * told again. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-monitoring-using-cloudwatch.html
 */
export const tellOfUndelivered = (
  scope: Construct,
  queue: WatchedQueue,
  { namePrefix, region }: { readonly namePrefix: string; readonly region: string },
  topic: Topic,
): void => {
  const which = `schedule${queue.schedules.length === 1 ? "" : "s"} ${queue.schedules.map((name) => `${namePrefix}${name}`).join(", ")}`;
  const page = consolePage(region, `sqs/v3/home?region=${region}#/queues`);
  tellAboveZero(
    scope,
    `${queue.name}NotEmpty`,
    {
      alarmName: undeliveredAlarmName(namePrefix, queue),
      says: `A start could not be delivered (${which}); the message in the queue ${queue.name} says why.${page === undefined ? "" : ` ${page}`}`,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queue.name },
      statistic: "Maximum",
    },
    topic,
  );
};
