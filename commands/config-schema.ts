/** Writes config/environment.schema.json, which editors check the configuration with. To be run after a change of config/ or of the names in asl/machines/. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { declared } from "../asl/machines/declared";
import { configJsonSchema } from "../config/json-schema";

const file = join(__dirname, "../config/environment.schema.json");
writeFileSync(file, `${JSON.stringify(configJsonSchema(declared), null, 2)}\n`);
