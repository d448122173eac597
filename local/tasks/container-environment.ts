import type { Container } from "./container-definition";
import type { ContainerOverride } from "./run-task-request";
import type { Secrets } from "./secrets";

/**
 * The whole environment of a container: what ECS sets, the definition's variables and secrets, and over them the override's. Nothing of
 * this computer's gets in. Of what ECS sets, the addresses of its metadata and of credentials are left out: nobody would answer there.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-environment-variables.html
 */
export function environmentOf(
  { environment, secrets }: Container,
  override: ContainerOverride | undefined,
  { region, values }: { readonly region: string; readonly values: Secrets },
): Readonly<Record<string, string>> {
  const own = [...environment, ...(override?.environment ?? [])];
  return {
    AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...Object.fromEntries(secrets.map((name) => [name, values.value(name) ?? ""])),
    ...Object.fromEntries(own.map(({ name, value }) => [name, value])),
  };
}
