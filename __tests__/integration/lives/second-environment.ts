import { parse } from "jsonc-parser";
import { defaultVpc } from "../account/look";
import type { Stage } from "./stage";

/**
 * Writes the configuration of another environment as a copy of dev's, in the VPC that every account has: its tasks' way out is
 * rehearsed in dev, and costs a minute of waiting.
 */
export const configureLikeDev = async ({ name, copy, aws }: Stage, more: object = {}): Promise<void> => {
  const dev: object = parse(copy.text("config/dev.json"));
  const settings = { ...dev, namePrefix: `${name}-`, network: await defaultVpc(aws), ...more };
  copy.write(`config/${name}.json`, `${JSON.stringify(settings, null, 2)}\n`);
  await copy.run(`npm run bootstrap -- --env ${name}`);
  copy.commit(`Add ${name}`);
};

/** Names of what an environment with a prefix has, in the form of `inventory`. */
export const ofEnvironment = (name: string) => (thing: string) =>
  thing.includes(` ${name}-`) || thing.includes(`/${name}-`);
