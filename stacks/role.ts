import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { DefinitionError } from "../asl/language/errors";
import { writeNeededBy } from "./rights/needed-by";
import { permissionPolicy, type Statement } from "./rights/statement";
import { named } from "./terraform-name";

/** The most characters of a role's name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_ROLE_NAME = 64;

/** A role and its one inline policy. */
export interface Role {
  readonly arn: string;
  /** What needs the rights to be there when it comes into being depends on it; absent for a role without rights. */
  readonly policy?: IamRolePolicy;
}

/**
 * A role with exactly these rights.
 * @param id the role's name behind the environment's prefix: what it belongs to and the service that takes it on, such as
 *   `nightlyStatesRole`. No service's word ends another's, so roles of different kinds never share a name.
 * @throws DefinitionError when the name is longer than IAM takes
 */
export const role = (
  scope: Construct,
  id: string,
  props: { readonly namePrefix: string; readonly trust: string; readonly rights: readonly Statement[] },
): Role => {
  const name = `${props.namePrefix}${id}`;
  if (name.length > MAX_ROLE_NAME)
    throw new DefinitionError(
      `role "${name}": its name has ${name.length} characters, IAM takes ${MAX_ROLE_NAME}; shorten the name of what it belongs to`,
    );
  const { arn, name: created } = named(new IamRole(scope, `role ${id}`, { name, assumeRolePolicy: props.trust }), id);
  if (props.rights.length === 0) return { arn };
  const { json, neededBy } = permissionPolicy(props.rights);
  const policy = new IamRolePolicy(scope, `rights of ${id}`, {
    name: "rights",
    role: created,
    policy: json,
  });
  named(policy, `${id}Policy`);
  writeNeededBy(policy, neededBy);
  return { arn, policy };
};
