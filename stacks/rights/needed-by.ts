import type { TerraformElement } from "cdktf";

/**
 * Writes beside a policy what needs each of its statements, in their order: a comment in the JSON, which Terraform passes over
 * (https://developer.hashicorp.com/terraform/language/syntax/json#comment-properties), so that the reason is where the right is.
 * `npm run explain-iam` reads it.
 */
export const writeNeededBy = (policy: TerraformElement, neededBy: readonly (readonly string[])[]): void =>
  policy.addOverride("//.neededBy", neededBy);
