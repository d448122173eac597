/** The programs of this app, each an ECS task definition with one container. Add yours to the list. */
import type { ContainerTask } from "../language";

export const goBatch: ContainerTask = {
  name: "taskDefinition",
  container: {
    name: "goBatchContainer",
    imageFolder: "batch",
    environment: { ENV: "Original env value." },
  },
  cpu: 512,
  memory: 1024,
};

/** Every container task that is deployed. */
export const containerTasks: readonly ContainerTask[] = [goBatch];
