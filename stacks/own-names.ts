/** The names that the app gives to what it lists: each one once, in characters that AWS takes. */

import type { ContainerTask } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";
import { variableTextFault } from "../config/text";

/** @throws DefinitionError when two entries of a list have one name: the second would replace the first */
export const refuseDuplicates = (what: string, entries: readonly { readonly name: string }[]): void => {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name)) throw new DefinitionError(`two ${what} are called "${name}"; give each a name of its own`);
    seen.add(name);
  }
};

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html; families take the same, and names end in a role's suffix. */
const ecsName = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws DefinitionError when ECS would not take the names of a container task, its container or its variables, or a program not a variable's text */
export const refuseUnfitNames = ({ name, container }: ContainerTask): void => {
  const refuse = (what: string, found: string, allowed: string): never => {
    throw new DefinitionError(`container task "${name}": ${what}: found "${found}", allowed ${allowed}`);
  };
  const allowed = '1 to 64 letters, digits, "-" and "_"';
  if (!ecsName.test(name)) refuse("name", name, allowed);
  if (name === "__proto__") refuse("name", name, "another one: JavaScript keeps this name to itself");
  if (!ecsName.test(container.name)) refuse("container.name", container.name, allowed);
  for (const [variable, value] of Object.entries(container.environment)) {
    if (variable === "" || /[=\0]/.test(variable))
      refuse("container.environment", variable, 'a name without "=" and U+0000');
    const fault = variableTextFault(value);
    if (fault !== undefined)
      throw new DefinitionError(`container task "${name}": container.environment.${variable}: ${fault}`);
  }
};
