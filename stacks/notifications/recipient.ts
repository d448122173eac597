import type { Environment } from "../../config/schema";

/** The mail address that is told; `undefined` where the environment says nobody, or nothing. */
export const recipient = ({ notifications }: Pick<Environment, "notifications">): string | undefined =>
  notifications !== undefined && "email" in notifications ? notifications.email : undefined;
