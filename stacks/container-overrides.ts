/** What a state may not put into a container's environment. */
import type { Definition, Json } from "../asl/language/definition";
import { DefinitionError } from "../asl/language/errors";
import { type MachineNode, usesOf } from "../asl/language/nodes/statement";
import { secretTextFault } from "../config/secret-text";
import type { Deployed } from "./deployed";

/**
 * Looks at the variables that a machine's states send to container tasks.
 * @throws DefinitionError for text that looks like a secret, and for a variable that is a secret of the container task: ECS takes a
 *   name once, and refuses the task when the state runs. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
 */
export const refuseUnfitOverrides = (machine: MachineNode, definition: Definition, deployed: Deployed): void => {
  for (const { state, resource } of usesOf(machine.block)) {
    if (resource.type !== "containerTask") continue;
    const { secretNames } = deployed.containerTask(resource.name);
    const task = definition.States[state];
    for (const { Name, Value } of task?.Type === "Task" ? variablesIn(task.Parameters) : []) {
      const at = `state machine "${machine.name}", state "${state}", environment.${Name}`;
      if (secretNames.includes(String(Name)))
        throw new DefinitionError(
          `${at}: found a variable that is a secret of the container task "${resource.name}", and ECS takes a name once: leave it out here, or among the secrets`,
        );
      const fault = typeof Value === "string" ? secretTextFault(String(Name), Value) : undefined;
      if (fault !== undefined) throw new DefinitionError(`${at}: ${fault}`);
    }
  }
};

type Fields = Readonly<Record<string, Json>>;

const variablesIn = (parameters: Fields | undefined): readonly Fields[] =>
  objectsIn(fieldsOf(parameters?.Overrides).ContainerOverrides).flatMap(({ Environment }) => objectsIn(Environment));

const objectsIn = (value: Json | undefined): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
