/** The environment that a command works on. */
import { declared } from "../asl/machines/declared";
import { loadEnvironment } from "../config/load";
import type { Environment } from "../config/schema";

/** The option that every command for AWS takes; without it `DEPLOY_ENV` chooses, then `dev`. */
export const environmentOption = { env: { type: "string" } } as const;

/**
 * Loads the environment that `--env` or `DEPLOY_ENV` names.
 * @throws ConfigurationError when it is missing or wrong
 */
export const chosenEnvironment = (
  values: { readonly env?: string },
  env: Readonly<Record<string, string | undefined>>,
): Environment => loadEnvironment({ name: values.env ?? env.DEPLOY_ENV ?? "dev", folder: "config", ...declared });
