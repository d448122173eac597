/** The names and sizes that a configuration may speak of, taken from this app's lists. */
import { containerTasks } from "./container-tasks";
import { schedules } from "./schedules";

/** What the app declares, in the shape that the configuration's loader takes. */
export const declared = {
  schedules: schedules.map(({ name }) => name),
  containerTasks: Object.fromEntries(containerTasks.map(({ name, cpu, memory }) => [name, { cpu, memory }])),
};
