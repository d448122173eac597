import type { Environment } from "../../config/schema";

/** Who is told, and whether without the cause. */
export type Recipient = Extract<NonNullable<Environment["notifications"]>, { readonly email: string }>;

/** Who is told; `undefined` where the environment says nobody, or nothing. */
export const recipient = ({ notifications }: Pick<Environment, "notifications">): Recipient | undefined =>
  notifications !== undefined && "email" in notifications ? notifications : undefined;
