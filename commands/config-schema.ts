/** Writes config/environment.schema.json, which editors check the configuration with. To be run after a change of config/ or of the names in asl/machines/. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { containerTasks } from "../asl/machines/container-tasks";
import { schedules } from "../asl/machines/schedules";
import { configJsonSchema } from "../config/json-schema";

const schema = configJsonSchema({
  schedules: schedules.map(({ name }) => name),
  containerTasks: Object.fromEntries(containerTasks.map(({ name, cpu, memory }) => [name, { cpu, memory }])),
});
writeFileSync(join(__dirname, "../config/environment.schema.json"), `${JSON.stringify(schema, null, 2)}\n`);
