import { z } from "zod";
import { account, region } from "./names";
import { shown } from "./wording";

/**
 * A queue that a schedule names is in the environment's region and, where that is written, in its account: EventBridge Scheduler delivers
 * within a region, and a queue of another account would have to let the schedule's role in.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export function queuesOfTheEnvironment(settings: object, context: z.core.$RefinementCtx): void {
  const queue = z.object({ deadLetterQueue: z.string() });
  const parts = z.object({ schedules: z.record(z.string(), z.unknown()) }).safeParse(settings);
  if (!parts.success) return;
  const own = {
    region: z.object({ region }).safeParse(settings).data?.region,
    account: z.object({ account }).safeParse(settings).data?.account,
  };
  for (const [name, schedule] of Object.entries(parts.data.schedules)) {
    const arn = queue.safeParse(schedule).data?.deadLetterQueue;
    // Another form is told where the ARN is checked.
    const [, , service, ofRegion, ofAccount] = arn?.split(":") ?? [];
    if (arn === undefined || service !== "sqs") continue;
    const refuse = (what: string, allowed: string) => {
      const message = `found ${shown(arn)}, a queue of another ${what} than the environment's: allowed one of ${allowed}`;
      context.addIssue({ code: "custom", path: ["schedules", name, "deadLetterQueue"], message });
    };
    if (own.region !== undefined && ofRegion !== own.region) refuse("region", own.region);
    else if (own.account !== undefined && ofAccount !== own.account) refuse("account", own.account);
  }
}
