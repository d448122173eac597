/** What of executions is written down, beside the history that Step Functions keeps for 90 days. */
import { z } from "zod";
import { onAnyObject } from "./text";

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
export const executionLogging = z
  .strictObject({
    level: z
      .enum(["ALL", "ERROR", "FATAL", "OFF"])
      .default("ALL")
      .describe("Which events of executions go to CloudWatch Logs; with OFF there is no log group."),
    includeExecutionData: z
      .boolean("true or false")
      .default(false)
      .describe("Whether inputs and outputs are logged too. They may hold what should not be read in a log."),
  })
  .superRefine(nothingOfNothing, onAnyObject)
  .default({ level: "ALL", includeExecutionData: false })
  .describe("What CloudWatch Logs is told of executions of the state machines.");

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
export const tracing = z.boolean("true or false").default(false).describe("Sends traces of executions to AWS X-Ray.");

/** With OFF there is no log that data could be in. */
function nothingOfNothing(written: object, context: z.core.$RefinementCtx): void {
  const both = z.object({ level: z.literal("OFF"), includeExecutionData: z.literal(true) });
  if (!both.safeParse(written).success) return;
  const message = 'found true with the level "OFF", which logs nothing: leave it out, or choose another level';
  context.addIssue({ code: "custom", path: ["includeExecutionData"], message });
}
