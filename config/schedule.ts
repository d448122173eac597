import { z } from "zod";
import { expressionAllowed, expressionFault, expressionForm } from "./schedule-expression";
import { sentence, text } from "./text";
import { timeZone } from "./time-zone";
import { shown } from "./wording";

const wholeNumber = (unit: string, from: number, to: number) =>
  z.int(`a whole number of ${unit} from ${from} to ${to}`).min(from).max(to);

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
const retryPolicy = z
  .strictObject({
    maximumEventAgeInSeconds: z
      .exactOptional(wholeNumber("seconds", 60, 86_400))
      .describe("Seconds after the due time in which a start is tried again. AWS's default: 86400."),
    maximumRetryAttempts: z
      .exactOptional(wholeNumber("attempts", 0, 185))
      .describe("How often a failed start is tried again. AWS's default: 185."),
  })
  .describe(
    "What to do when the machine cannot be started; it does not retry an execution that failed. Left out, a start is tried for an hour where somebody is told that it is lost, and for a day elsewhere.",
  );

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
const queueArn = text(
  'the ARN of a queue, such as "arn:aws:sqs:ap-northeast-1:123456789012:undelivered"',
  /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}(\.fifo)?$/,
).superRefine(
  sentence((arn) =>
    arn.endsWith(".fifo")
      ? `found ${shown(arn)}, but EventBridge Scheduler takes no FIFO queue: name a standard one`
      : undefined,
  ),
);
const deadLetterQueue = z
  .xor([z.literal(true), queueArn], "true (to make a queue) or the ARN of an SQS queue in quotes")
  .describe("Where a start goes that could not be delivered: true makes a queue, an ARN names a standard SQS queue.");

/** When one schedule starts its machine; which machine, and with what input, the app says. */
export const schedule = z
  .strictObject({
    expression: text(expressionAllowed, expressionForm)
      .superRefine(sentence(expressionFault))
      .describe(
        "When it starts: cron(minute hour day-of-month month day-of-week year), rate(5 minutes) or at(2030-01-31T10:00:00).",
      ),
    timeZone: timeZone.describe('IANA time zone that the expression is read in, such as "Asia/Tokyo" or "UTC".'),
    state: z.enum(["ENABLED", "DISABLED"]).describe("A schedule that is DISABLED exists but starts nothing."),
    retryPolicy: z.exactOptional(retryPolicy),
    deadLetterQueue: z.exactOptional(deadLetterQueue),
  })
  .describe("When this schedule starts its machine.");
