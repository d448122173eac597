/** What costs money, or changes how one works, and is therefore chosen: docs/hardening.md. */
import { z } from "zod";

/** https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt */
export const customerManagedKeys = z
  .boolean("true or false")
  .default(false)
  .describe(
    "Encrypts log groups, queues, the topic and the repository with KMS keys of this environment's own in place of AWS's. Choose before the first deploy: another key means another repository.",
  );

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
export const flowLogs = z
  .boolean("true or false")
  .default(false)
  .describe("Writes down every connection of the environment's own VPC, taken or refused, in CloudWatch Logs.");
