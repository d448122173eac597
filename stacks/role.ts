import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { DefinitionError } from "../asl/language/errors";
import { permissionPolicy, type Statement } from "./rights/statement";

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
 * @param id construct id, and the role's name behind the environment's prefix
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
  const { arn, name: created } = new IamRole(scope, id, { name, assumeRolePolicy: props.trust });
  if (props.rights.length === 0) return { arn };
  const policy = new IamRolePolicy(scope, `${id}Policy`, {
    name: "rights",
    role: created,
    policy: permissionPolicy(props.rights),
  });
  return { arn, policy };
};
