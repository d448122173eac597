/** Wrong schedules. */
import type { Edit } from "./edit";

export const schedules: readonly Edit[] = [
  {
    what: "no schedule",
    replace:
      '"execStepFunctionsSchedule": {\n      "expression": "cron(0 10 * * ? *)",\n      "timeZone": "Asia/Tokyo",\n      "state": "DISABLED"\n    }',
    by: "",
    says: 'config/dev.json:9:16: schedules.execStepFunctionsSchedule: missing, write an object with "expression", "timeZone" and "state"',
  },
  {
    what: "a schedule that the app does not declare",
    replace: '"execStepFunctionsSchedule"',
    by: '"execStepFunctionSchedule"',
    says: 'config/dev.json:10:5: schedules.execStepFunctionSchedule: unknown key, did you mean "execStepFunctionsSchedule"? allowed "execStepFunctionsSchedule", the schedules that the app declares',
  },
  {
    what: "a schedule without a state",
    replace: '"timeZone": "Asia/Tokyo",\n      "state": "DISABLED"',
    by: '"timeZone": "Asia/Tokyo"',
    says: 'config/dev.json:10:34: schedules.execStepFunctionsSchedule.state: missing, write "ENABLED" or "DISABLED"',
  },
  {
    what: "a state in small letters",
    replace: "DISABLED",
    by: "disabled",
    says: 'config/dev.json:13:16: schedules.execStepFunctionsSchedule.state: found "disabled", allowed "ENABLED" or "DISABLED"',
  },
  {
    what: "a cron expression of five fields",
    replace: "cron(0 10 * * ? *)",
    by: "cron(0 10 * * *)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: "cron(0 10 * * *)" has 5 fields, EventBridge Scheduler needs 6 (minute hour day-of-month month day-of-week year)',
  },
  {
    what: "both day fields set",
    replace: "cron(0 10 * * ? *)",
    by: "cron(0 10 1 * MON *)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "cron(0 10 1 * MON *)", but EventBridge Scheduler needs "?" in exactly one of day-of-month and day-of-week',
  },
  {
    what: "neither day field set",
    replace: "cron(0 10 * * ? *)",
    by: "cron(0 10 ? * ? *)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "cron(0 10 ? * ? *)", but EventBridge Scheduler needs "?" in exactly one of day-of-month and day-of-week: write "cron(0 10 * * ? *)"',
  },
  {
    what: "a day that there is not",
    replace: "cron(0 10 * * ? *)",
    by: "cron(0 10 31 2 ? *)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "cron(0 10 31 2 ? *)", which never comes: 31 February does not exist',
  },
  {
    what: "an hour that there is not",
    replace: "cron(0 10 * * ? *)",
    by: "cron(0 24 * * ? *)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found hour "24" in "cron(0 24 * * ? *)", allowed 0-23 with , - * /',
  },
  {
    what: "a cron range that runs backwards",
    replace: "cron(0 10 * * ? *)",
    by: "cron(0 22-6 * * ? *)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found hour "22-6" in "cron(0 22-6 * * ? *)", which runs backwards: write "22-23,0-6"',
  },
  {
    what: "a rate of one in the plural",
    replace: "cron(0 10 * * ? *)",
    by: "rate(1 days)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "rate(1 days)": write "rate(1 day)"',
  },
  {
    what: "a rate of nothing",
    replace: "cron(0 10 * * ? *)",
    by: "rate(0 minutes)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "rate(0 minutes)", allowed a whole number from 1 and minutes, hours or days, such as "rate(5 minutes)" or "rate(1 day)"',
  },
  {
    what: "a rate in seconds",
    replace: "cron(0 10 * * ? *)",
    by: "rate(30 seconds)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "rate(30 seconds)", allowed a whole number from 1 and minutes, hours or days, such as "rate(5 minutes)" or "rate(1 day)"',
  },
  {
    what: "a date that does not exist",
    replace: "cron(0 10 * * ? *)",
    by: "at(2030-02-30T10:00:00)",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "at(2030-02-30T10:00:00)", allowed a date and time that exist, as at(yyyy-mm-ddThh:mm:ss), such as "at(2030-01-31T10:00:00)"',
  },
  {
    what: "an expression in words",
    replace: "cron(0 10 * * ? *)",
    by: "every day at ten",
    says: 'config/dev.json:11:21: schedules.execStepFunctionsSchedule.expression: found "every day at ten", allowed "cron(minute hour day-of-month month day-of-week year)", "rate(value unit)" or "at(yyyy-mm-ddThh:mm:ss)", such as "cron(0 10 * * ? *)"',
  },
  {
    what: "a time zone that is unknown",
    replace: "Asia/Tokyo",
    by: "Asia/Tokio",
    says: 'config/dev.json:12:19: schedules.execStepFunctionsSchedule.timeZone: found "Asia/Tokio", did you mean "Asia/Tokyo"? allowed an IANA time zone such as "Asia/Tokyo" or "UTC"',
  },
  {
    what: "an abbreviation as time zone",
    replace: "Asia/Tokyo",
    by: "JST",
    says: 'config/dev.json:12:19: schedules.execStepFunctionsSchedule.timeZone: found "JST", allowed an IANA time zone such as "Asia/Tokyo" or "UTC"',
  },
  {
    what: "more attempts than there are",
    replace: '"state"',
    by: '"retryPolicy": { "maximumRetryAttempts": 186 }, "state"',
    says: "config/dev.json:13:48: schedules.execStepFunctionsSchedule.retryPolicy.maximumRetryAttempts: found 186, allowed a whole number of attempts from 0 to 185",
  },
  {
    what: "an age below a minute",
    replace: '"state"',
    by: '"retryPolicy": { "maximumEventAgeInSeconds": 59 }, "state"',
    says: "config/dev.json:13:52: schedules.execStepFunctionsSchedule.retryPolicy.maximumEventAgeInSeconds: found 59, allowed a whole number of seconds from 60 to 86400",
  },
  {
    what: "a topic as dead-letter queue",
    replace: '"state"',
    by: '"deadLetterQueue": "arn:aws:sns:ap-northeast-1:123456789012:undelivered", "state"',
    says: 'config/dev.json:13:26: schedules.execStepFunctionsSchedule.deadLetterQueue: found "arn:aws:sns:ap-northeast-1:123456789012:undelivered", allowed the ARN of a queue, such as "arn:aws:sqs:ap-northeast-1:123456789012:undelivered"',
  },
  {
    what: "a FIFO queue",
    replace: '"state"',
    by: '"deadLetterQueue": "arn:aws:sqs:ap-northeast-1:123456789012:undelivered.fifo", "state"',
    says: 'config/dev.json:13:26: schedules.execStepFunctionsSchedule.deadLetterQueue: found "arn:aws:sqs:ap-northeast-1:123456789012:undelivered.fifo", but EventBridge Scheduler takes no FIFO queue: name a standard one',
  },
  {
    what: "a queue of another region",
    replace: '"state"',
    by: '"deadLetterQueue": "arn:aws:sqs:us-east-1:123456789012:undelivered", "state"',
    says: 'config/dev.json:13:26: schedules.execStepFunctionsSchedule.deadLetterQueue: found "arn:aws:sqs:us-east-1:123456789012:undelivered", a queue of another region than the environment\'s: allowed one of ap-northeast-1',
  },
  {
    what: "a queue of another account",
    replace: '"DISABLED"\n    }\n  }',
    by: '"DISABLED",\n      "deadLetterQueue": "arn:aws:sqs:ap-northeast-1:999999999999:undelivered"\n    }\n  },\n  "account": "123456789012"',
    says: 'config/dev.json:14:26: schedules.execStepFunctionsSchedule.deadLetterQueue: found "arn:aws:sqs:ap-northeast-1:999999999999:undelivered", a queue of another account than the environment\'s: allowed one of 123456789012',
  },
  {
    what: "a queue's URL in place of its ARN",
    replace: '"state"',
    by: '"deadLetterQueue": "https://sqs.ap-northeast-1.amazonaws.com/123456789012/undelivered", "state"',
    says: 'config/dev.json:13:26: schedules.execStepFunctionsSchedule.deadLetterQueue: found "https://sqs.ap-northeast-1.amazonaws.com/123456789012/undelivered", allowed the ARN of a queue, such as "arn:aws:sqs:ap-northeast-1:123456789012:undelivered"',
  },
];
