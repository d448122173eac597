import type { Environment } from "../config/schema";
import type { AwsContext } from "./aws-context";
import type { Encryption } from "./encryption";

/** What everything in a stack is made with. */
export interface Surroundings {
  readonly environment: Environment;
  readonly aws: AwsContext;
  readonly encryption: Encryption;
}
