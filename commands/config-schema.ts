/** Writes config/environment.schema.json, which editors check the configuration with. To be run after a change of config/ or of the names in asl/machines/. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configJsonSchema } from "../config/json-schema";
import { declaredByTheApp } from "./environment";
import { readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run config-schema

Writes config/environment.schema.json anew, from config/ and the names that the app declares.
`;

const file = join(__dirname, "../config/environment.schema.json");

/** Ends with 0 when the file is written. */
export const configSchema: Verb = async (argv) => {
  readArguments({ usage, options: {} }, argv);
  writeFileSync(file, `${JSON.stringify(configJsonSchema(declaredByTheApp()), null, 2)}\n`);
  return 0;
};

if (require.main === module) runAsProcess(configSchema, usage);
