import type { Json, JsonObject } from "../../asl/language/definition";
import { fieldOf, objectIn } from "../json";
import type { Stacks, TaskDefinition } from "../read-stacks";
import { type Container, containerOf } from "./container-definition";
import { isKnown, unknownFields } from "./parameters";
import { containerOverrideFields, overridesFields, requestFields } from "./run-task-request";
import type { Secrets } from "./secrets";
import type { Needs } from "./task";

/** What a state that runs a container needs, as far as its parameters tell before the start. */
export function containerNeeds(parameters: JsonObject, stacks: Stacks, secrets: Secrets): Needs {
  const overrides = objectIn(parameters, "Overrides");
  const each = fieldOf(overrides, "ContainerOverrides");
  const findings = [
    ...unknownFields(parameters, requestFields, "Parameters"),
    ...unknownFields(overrides, overridesFields, "Parameters.Overrides"),
    ...(Array.isArray(each) ? each : []).flatMap((override: Json, index) =>
      unknownFields(override, containerOverrideFields, `Parameters.Overrides.ContainerOverrides[${index}]`),
    ),
  ];
  const named = fieldOf(parameters, "TaskDefinition");
  // What is known only when the state runs is for ECS to refuse.
  if (!isKnown(named)) return { findings, machines: [], folders: [] };
  const definition = definitionOf(stacks, named);
  if (!definition) {
    const missing = `TaskDefinition: no task definition in ${stacks.from} is ${named}`;
    return { findings: [...findings, missing], machines: [], folders: [] };
  }
  const found = containerOf(definition);
  if ("findings" in found) return { findings: [...findings, ...found.findings], machines: [], folders: [] };
  const all = [...findings, ...missingSecrets(definition, found, secrets)];
  return found.folder === undefined
    ? { findings: [...all, noFolder(definition, found)], machines: [], folders: [] }
    : { findings: all, machines: [], folders: [found.folder] };
}

/** The task definition of an ARN, a family or a family with its revision. */
export const definitionOf = ({ taskDefinitions }: Stacks, named: string): TaskDefinition | undefined =>
  taskDefinitions.find(({ arn, family }) => [arn, family, `${family}:1`].includes(named));

/** Why a container whose image nothing is built for cannot run. */
export const noFolder = (definition: TaskDefinition, { name, image }: Container): string =>
  `${definition.place}: container "${name}" has the image ${image}, and the output "images" names no folder that it is built from`;

const missingSecrets = (
  { place }: TaskDefinition,
  { name, secrets }: Container,
  { value, from }: Secrets,
): readonly string[] =>
  secrets
    .filter((secret) => value(secret) === undefined)
    .map(
      (secret) =>
        `${place}: container "${name}" takes ${secret} from a secret, and ${from} has no ${secret}; add it there`,
    );
