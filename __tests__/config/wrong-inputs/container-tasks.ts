/** Wrong settings of container tasks. */
import type { Edit } from "./edit";

export const containerTasks: readonly Edit[] = [
  {
    what: "a task that the app does not declare",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefintion": {} }, "repository"',
    says: 'config/dev.json:4:23: containerTasks.taskDefintion: unknown key, did you mean "taskDefinition"? allowed "taskDefinition", the container tasks that the app declares',
  },
  {
    what: "cpu that Fargate does not have",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "cpu": 300 } }, "repository"',
    says: "config/dev.json:4:50: containerTasks.taskDefinition.cpu: found 300, allowed 256, 512, 1024, 2048, 4096, 8192 or 16384",
  },
  {
    what: "cpu as text",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "cpu": "512" } }, "repository"',
    says: 'config/dev.json:4:50: containerTasks.taskDefinition.cpu: found "512", allowed 256, 512, 1024, 2048, 4096, 8192 or 16384',
  },
  {
    what: "memory with a fraction",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "memory": 1024.5 } }, "repository"',
    says: "config/dev.json:4:53: containerTasks.taskDefinition.memory: found 1024.5, allowed a whole number of MiB from 512 to 122880",
  },
  {
    what: "memory that does not go with cpu",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "cpu": 1024, "memory": 1024 } }, "repository"',
    says: "config/dev.json:4:66: containerTasks.taskDefinition.memory: found 1024, allowed 2048 to 8192 in steps of 1024 (MiB) with cpu 1024",
  },
  {
    what: "cpu that does not go with the task's memory",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "cpu": 16384 } }, "repository"',
    says: "config/dev.json:4:50: containerTasks.taskDefinition.cpu: found 16384, which does not go with memory 1024, the default of this task: write memory too, 32768 to 122880 in steps of 8192 (MiB)",
  },
  {
    what: "memory between two steps",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "cpu": 8192, "memory": 18432 } }, "repository"',
    says: "config/dev.json:4:66: containerTasks.taskDefinition.memory: found 18432, allowed 16384 to 61440 in steps of 4096 (MiB) with cpu 8192",
  },
  {
    what: "a variable's name with a hyphen",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "environment": { "LOG-LEVEL": "" } } }, "repository"',
    says: 'config/dev.json:4:60: containerTasks.taskDefinition.environment.LOG-LEVEL: found the key "LOG-LEVEL", allowed a name of up to 255 letters, digits and "_", first no digit, such as "LOG_LEVEL"',
  },
  {
    what: "a variable with a zero",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "environment": { "A": "b\\u0000" } } }, "repository"',
    says: "config/dev.json:4:65: containerTasks.taskDefinition.environment.A: found text with U+0000, at which a program's variable ends: leave it out",
  },
  {
    what: "a variable with half of a character",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "environment": { "A": "\\ud83d" } } }, "repository"',
    says: "config/dev.json:4:65: containerTasks.taskDefinition.environment.A: found text with half of a character, a surrogate alone: write both halves",
  },
  {
    what: "a password as text",
    replace: '"repository"',
    by: '"containerTasks": { "taskDefinition": { "environment": { "DB_PASSWORD": "hunter2" } } }, "repository"',
    says: 'config/dev.json:4:75: containerTasks.taskDefinition.environment.DB_PASSWORD: found text for a variable that is called like a secret, which everybody who sees the task definition can read: keep it in Secrets Manager or as an SSM parameter, and write a reference to it in "secrets", such as { "DB_PASSWORD": "/path/of/parameter" }; give it another name if it is none',
  },
];
