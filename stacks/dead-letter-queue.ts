/** Where starts go that EventBridge Scheduler could not deliver. https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { Construct } from "constructs";
import type { Environment } from "../config/schema";
import type { Encryption } from "./encryption";
import { recipient } from "./notifications/recipient";
import type { Statement } from "./rights/statement";
import { named } from "./terraform-name";

/** 14 days, the most that SQS keeps a message: time to see that a start was lost. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** The queue of one schedule. */
export interface DeadLetterQueue {
  readonly arn: string;
  /** Its name in AWS; text, no reference. */
  readonly name: string;
  /** What the schedule's role needs to send to it. */
  readonly rights: readonly Statement[];
}

/** The queue that a schedule names, or one of its own: where it asks for one, or where somebody is to be told of what comes into it. */
export const deadLetterQueueOf = (
  scope: Construct,
  schedule: string,
  environment: Pick<Environment, "namePrefix" | "schedules" | "notifications">,
  encryption: Encryption,
): DeadLetterQueue | undefined => {
  const wanted = environment.schedules[schedule]?.deadLetterQueue ?? recipient(environment) !== undefined;
  if (wanted === false) return undefined;
  const neededBy = `dead-letter queue of schedule "${schedule}"`;
  if (wanted !== true) {
    const name = wanted.slice(wanted.lastIndexOf(":") + 1);
    return { arn: wanted, name, rights: [{ actions: ["sqs:SendMessage"], resources: [wanted], neededBy }] };
  }
  // A schedule's name may have dots, a queue's may not.
  const name = `${environment.namePrefix}${schedule}DeadLetterQueue`.replaceAll(".", "-");
  const { keyArn } = encryption;
  const queue = new SqsQueue(scope, `dead-letter queue of ${schedule}`, {
    name,
    messageRetentionSeconds: RETENTION_SECONDS,
    ...(keyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: keyArn }),
  });
  const { arn } = named(queue, `${schedule}DeadLetterQueue`);
  return {
    arn,
    name,
    rights: [
      { actions: ["sqs:SendMessage"], resources: [arn], neededBy },
      ...(keyArn === undefined ? [] : [{ actions: sendsEncrypted, resources: [keyArn], neededBy }]),
    ],
  };
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#send-to-encrypted-queue */
const sendsEncrypted = ["kms:GenerateDataKey", "kms:Decrypt"];
