import type { Statement } from "./statement";

/**
 * What a state machine needs to send traces. X-Ray takes no resource for these actions.
 * https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
 */
export const sendsTraces = (neededBy: string): Statement => ({
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"],
  resources: ["*"],
  neededBy,
});
