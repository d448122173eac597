/** A login for Docker and ko that leaves the person's own configuration alone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { isObject, objectIn, parseJson } from "../../local/json";
import { Failure } from "../verb";

/** A login of one registry. */
export interface Login {
  /** The registry's host. */
  readonly host: string;
  /** `user:password` in base64. */
  readonly auth: string;
}

/**
 * Makes a folder for `DOCKER_CONFIG` that only its owner can read: the person's own, seen through links, with one login more. So
 * contexts, builders, plugins and the logins of other registries stay in use.
 * https://docs.docker.com/reference/cli/docker/#configuration-files
 * @throws Failure when the person's configuration is not JSON
 */
export const dockerConfigWith = (
  { host, auth }: Login,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): void => {
  const own = resolve(env.DOCKER_CONFIG || join(env.HOME || homedir(), ".docker"));
  mkdirSync(folder, { mode: 0o700 });
  for (const name of existsSync(own) ? readdirSync(own) : []) {
    if (name !== configFile) symlinkSync(join(own, name), join(folder, name));
  }
  const config = configurationIn(join(own, configFile));
  const changed = {
    ...config,
    auths: { ...objectIn(config, "auths"), [host]: { auth } },
    // An empty helper means this file, where the person's `credsStore` would be asked first.
    credHelpers: { ...objectIn(config, "credHelpers"), [host]: "" },
  };
  writeFileSync(join(folder, configFile), JSON.stringify(changed), { mode: 0o600 });
};

const configFile = "config.json";

const configurationIn = (file: string) => {
  if (!existsSync(file)) return {};
  const parsed = parseJson(readFileSync(file, "utf8"));
  if ("value" in parsed && isObject(parsed.value)) return parsed.value;
  throw new Failure(`${file}, Docker's configuration, is not a JSON object; correct it or remove it`);
};
