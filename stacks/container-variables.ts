/** What a container is given beside its arguments: the app's variables with those of the environment's configuration over them. */
import type { ContainerTask } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";
import type { Environment } from "../config/schema";
import { endpointsAlone, secretPlaceFault } from "../config/secret-place";
import { type SecretReference, secretReference, secretReferenceAllowed } from "../config/secret-reference";
import { secretTextFault } from "../config/secret-text";
import type { AwsContext } from "./aws-context";
import { asTerraformText } from "./terraform-template";

/** The fields of a container definition, and what ECS has to be allowed to read for them. */
export interface ContainerVariables {
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  /** Of `secrets`, as the app wrote them. */
  readonly secretNames: readonly string[];
  /** ARNs of Secrets Manager secrets. */
  readonly secretArns: readonly string[];
  /** ARNs of SSM parameters. */
  readonly parameterArns: readonly string[];
}

type Settings = Environment["containerTasks"][string];

/**
 * The variables of one container task. The configuration checks its own; here the app's are checked as well.
 * @throws DefinitionError for text that looks like a secret, for a reference that is none, and for a name that would be given twice
 */
export const containerVariables = (
  { name: task, container }: ContainerTask,
  configured: Settings | undefined,
  aws: AwsContext,
): ContainerVariables => {
  const environment = { ...container.environment, ...configured?.environment };
  const references = Object.entries({ ...container.secrets, ...configured?.secrets });
  for (const [name, value] of Object.entries(environment)) {
    const fault = secretTextFault(name, value);
    if (fault !== undefined) throw new DefinitionError(`container task "${task}", environment.${name}: ${fault}`);
  }
  const secrets = references.map(([name, text]) => {
    if (Object.hasOwn(environment, name))
      throw new DefinitionError(
        `container task "${task}": found "${name}" in environment and in secrets, and ECS takes a name once: keep one`,
      );
    const reference = secretReference(text);
    if (reference === undefined)
      throw new DefinitionError(
        `container task "${task}", secrets.${name}: found text that is no reference, allowed ${secretReferenceAllowed}`,
      );
    return { name, valueFrom: "name" in reference ? arnOf(reference, aws) : text, reference };
  });
  const arns = (of: SecretReference["of"]) => [
    ...new Set(secrets.filter(({ reference }) => reference.of === of).map(({ reference }) => arnOf(reference, aws))),
  ];
  return {
    environment: Object.entries(asTerraformText(environment)).map(([name, value]) => ({ name, value })),
    secrets: secrets.map(({ name, valueFrom }) => ({ name: asTerraformText(name), valueFrom })),
    secretNames: secrets.map(({ name }) => name),
    secretArns: arns("Secrets Manager secret"),
    parameterArns: arns("SSM parameter"),
  };
};

/**
 * Looks at the app's own references; those of a configuration are checked with it.
 * @throws DefinitionError for one that ECS cannot follow from the environment's account, region and network
 */
export const refuseUnreachableSecrets = (
  { name: task, container }: ContainerTask,
  environment: Pick<Environment, "region" | "account" | "network">,
): void => {
  const place = { ...environment, endpointsAlone: endpointsAlone(environment) };
  for (const [name, reference] of Object.entries(container.secrets ?? {})) {
    const fault = secretPlaceFault(reference, place);
    if (fault !== undefined) throw new DefinitionError(`container task "${task}", secrets.${name}: ${fault}`);
  }
};

/** A service that secrets are kept in, as the name of its VPC endpoint ends. */
export type SecretStore = "secretsmanager" | "ssm";

/** The services that ECS reads secrets from before these tasks start. */
export const secretStores = (
  tasks: readonly ContainerTask[],
  { containerTasks }: Pick<Environment, "containerTasks">,
): readonly SecretStore[] => {
  const used = tasks
    .flatMap(({ name, container }) => Object.values({ ...container.secrets, ...containerTasks[name]?.secrets }))
    .map((text) => secretReference(text)?.of);
  return [
    ...(used.includes("Secrets Manager secret") ? ["secretsmanager" as const] : []),
    ...(used.includes("SSM parameter") ? ["ssm" as const] : []),
  ];
};

const arnOf = (reference: SecretReference, { partition, region, accountId }: AwsContext): string =>
  "arn" in reference ? reference.arn : `arn:${partition}:ssm:${region}:${accountId}:parameter${reference.name}`;
