/** The environment that a command works on. */
import { loadEnvironment } from "../config/load";
import type { Declared, Environment } from "../config/schema";

/** The option that every command for AWS takes; without it `DEPLOY_ENV` chooses, then `dev`. */
export const environmentOption = { env: { type: "string" } } as const;

/**
 * Loads the environment that `--env` or `DEPLOY_ENV` names.
 * @throws ConfigurationError when it is missing or wrong
 * @throws DefinitionError when the app's definitions are
 */
export const chosenEnvironment = (
  values: { readonly env?: string },
  env: Readonly<Record<string, string | undefined>>,
): Environment =>
  loadEnvironment({ name: values.env ?? env.DEPLOY_ENV ?? "dev", folder: "config", ...declaredByTheApp() });

/**
 * The names that the app declares. Definitions are written while their modules load: only here is somebody who tells their errors to
 * a person.
 * @throws DefinitionError when one is wrong
 */
export const declaredByTheApp = (): Declared => {
  const { declared }: typeof import("../asl/machines/declared") = require("../asl/machines/declared");
  return declared;
};
