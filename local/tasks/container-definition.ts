import type { Json } from "../../asl/language/definition";
import { fieldOf } from "../json";
import type { TaskDefinition } from "../read-stacks";
import type { Variable } from "./run-task-request";

/** The container of a task definition, as far as the local run needs it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  /** The folder that the image is built from; undefined when it is not one of the project's own. */
  readonly folder: string | undefined;
  readonly command: readonly string[];

  readonly environment: readonly Variable[];
  /** The variables whose values ECS takes from a secret. */
  readonly secrets: readonly string[];
  /** Seconds between SIGTERM and SIGKILL; ECS waits 30 unless the definition says otherwise. */
  readonly stopTimeout: number;
}

/**
 * Fields that change what the program sees and that the local run does not give it. All others either are read below
 * or concern only AWS, as `user`, `readonlyRootFilesystem` and `linuxParameters`, which limit what the program may do there.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
const notRun = ["entryPoint", "workingDirectory", "environmentFiles", "mountPoints", "volumesFrom", "dependsOn"];

/** The one container of a task definition, or what keeps it from being run, one phrase each. */
export function containerOf(definition: TaskDefinition): Container | { readonly findings: readonly string[] } {
  const containers = definition.containers();
  const [container] = containers;
  if (container === undefined || containers.length > 1) {
    return {
      findings: [`${definition.place}: found ${containers.length} containers, a task with exactly one runs locally`],
    };
  }
  const read = (field: string): Json | undefined => {
    const value = fieldOf(container, field);
    return value === undefined ? undefined : definition.resolve(value);
  };
  const name = String(read("name"));
  const used = notRun.filter((field) => isFilled(fieldOf(container, field)));
  if (used.length > 0) {
    return {
      findings: [
        `${definition.place}: container "${name}" has ${used.join(", ")}, which the local run does not give to a program`,
      ],
    };
  }
  const image = String(read("image"));
  return {
    name,
    image,
    folder: definition.folderOf(image),
    command: list(read("command")).map(String),
    environment: list(read("environment")).map((variable) => ({
      name: nameOf(variable),
      value: String(fieldOf(variable, "value")),
    })),
    // Only names are read: what a reference leads to is in AWS, and stays there.
    secrets: list(fieldOf(container, "secrets")).map(nameOf),
    stopTimeout: Number(read("stopTimeout") ?? 30),
  };
}

const nameOf = (variable: Json): string => String(fieldOf(variable, "name"));

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const isFilled = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
