import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Json } from "../asl/language/definition";
import { CannotRun } from "./cannot-run";
import { fieldOf, isObject, objectIn, parseJson } from "./json";
import {
  placeOf,
  type Resource,
  regionOf,
  resolveJson,
  resolveText,
  resourcesOf,
  type StackFile,
} from "./terraform/stack-file";

/** A state machine of a stack. What only a run needs is a function: it may throw `CannotRun`. */
export interface Machine {
  readonly name: string;
  /** Terraform's logical id; the same as the name unless the environment puts a prefix before names. */
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  /** Where it stands, for sentences. */
  readonly place: string;
  readonly roleArn: () => string;
  /** The definition as parsed JSON, references resolved; not yet looked at. */
  readonly definition: () => Json;
}

/** An ECS task definition. */
export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  /** As Fargate writes them: CPU units and MiB, as text. */
  readonly cpu: string;
  readonly memory: string;
  readonly place: string;
  /** The container definitions as they are written (the keys of the API in camelCase), references unresolved. */
  readonly containers: () => readonly Json[];
  /** A value of a container definition with its references resolved. */
  readonly resolve: (value: Json) => Json;
  /** The folder that an image is built from, relative to the project's root; undefined when no output names it. */
  readonly folderOf: (image: string) => string | undefined;
}

/** What of a synthesized output the local run reads. */
export interface Stacks {
  /** The folder that was read, as the person wrote it. */
  readonly from: string;
  readonly machines: readonly Machine[];
  readonly taskDefinitions: readonly TaskDefinition[];
}

/**
 * Reads every `stacks/<name>/cdk.tf.json` below a synthesized output.
 * @throws CannotRun when there is none, or when one is not JSON.
 */
export function readStacks(from: string, cwd: string): Stacks {
  const folder = resolve(cwd, from, "stacks");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const stacks = names.flatMap((name) => {
    const path = join(folder, name, "cdk.tf.json");
    return existsSync(path) ? [readStack(join(from, "stacks", name, "cdk.tf.json"), readFileSync(path, "utf8"))] : [];
  });
  if (stacks.length === 0) {
    throw new CannotRun([
      `${from} holds no synthesized stack: there is no ${join(from, "stacks", "<name>", "cdk.tf.json")}; run npm run synth, or name another folder with --from`,
    ]);
  }
  return {
    from,
    machines: stacks.flatMap((stack) => resourcesOf(stack, "aws_sfn_state_machine").map(machineOf)),
    taskDefinitions: stacks.flatMap((stack) => resourcesOf(stack, "aws_ecs_task_definition").map(taskDefinitionOf)),
  };
}

function readStack(file: string, text: string): StackFile {
  const parsed = parseJson(text);
  if ("problem" in parsed) throw new CannotRun([`${file} ${parsed.problem}`]);
  if (!isObject(parsed.value)) throw new CannotRun([`${file} is not a stack: a stack is a JSON object`]);
  return { file, json: parsed.value };
}

function machineOf(resource: Resource): Machine {
  const { stack, type, id } = resource;
  return {
    name: textOf(resource, "name") || id,
    id,
    arn: resolveText(stack, `${type}.${id}`, `\${${type}.${id}.arn}`),
    region: regionOf(stack),
    place: placeOf(resource),
    roleArn: () => textOf(resource, "role_arn"),
    definition: () => resolveJson(stack, `${type}.${id}`, jsonText(resource, "definition")),
  };
}

function taskDefinitionOf(resource: Resource): TaskDefinition {
  const { stack, type, id } = resource;
  const at = `${type}.${id}`;
  return {
    arn: resolveText(stack, at, `\${${at}.arn}`),
    family: textOf(resource, "family"),
    cpu: textOf(resource, "cpu"),
    memory: textOf(resource, "memory"),
    place: placeOf(resource),
    containers: () => {
      const containers = jsonText(resource, "container_definitions");
      return Array.isArray(containers) ? containers : [];
    },
    resolve: (value) => resolveJson(stack, at, value),
    folderOf: (image) => {
      const images = objectIn(objectIn(objectIn(stack.json, "output"), "images"), "value");
      const folders = Object.entries(images).filter(
        ([, named]) => resolveJson(stack, "output.images", named) === image,
      );
      return folders[0]?.[0];
    },
  };
}

/** An attribute as text, references resolved; empty when the file does not write it. */
function textOf({ stack, type, id, attributes }: Resource, attribute: string): string {
  const value = fieldOf(attributes, attribute);
  return value === undefined ? "" : resolveText(stack, `${type}.${id}`, String(value));
}

/** An attribute whose text is JSON, references unresolved. */
function jsonText(resource: Resource, attribute: string): Json {
  const text = fieldOf(resource.attributes, attribute);
  if (typeof text !== "string") {
    throw new CannotRun([`${placeOf(resource)} has no ${attribute}: a text that holds JSON is expected`]);
  }
  const parsed = parseJson(text);
  if ("problem" in parsed) throw new CannotRun([`${placeOf(resource)}: ${attribute} ${parsed.problem} of its text`]);
  return parsed.value;
}
