/** What a program of the app may do in AWS by itself: the rights of its task role, as its container task states them. */
import type { ContainerTask, ProgramRight } from "../../asl/language";
import { DefinitionError } from "../../asl/language/errors";
import { asTerraformText } from "../terraform-template";
import type { Statement } from "./statement";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
const action = /^[a-z0-9-]+:[a-z0-9*?]+$/i;

/**
 * A statement for each right. A text that means something to Terraform arrives in IAM as it is written.
 * @throws DefinitionError for a right without a reason, and for one that is wider than a program can need: any action, all of IAM,
 *   anything there is
 */
export const programRights = ({ name, rights = [] }: Pick<ContainerTask, "name" | "rights">): readonly Statement[] =>
  rights.map((right, index) => {
    const fault = faultOf(right);
    if (fault !== undefined) throw new DefinitionError(`container task "${name}", rights[${index}]: ${fault}`);
    const { reason, ...statement } = right;
    return { ...asTerraformText(statement), neededBy: `container task "${name}": ${reason}` };
  });

const faultOf = ({ actions, resources, conditions = {}, reason }: ProgramRight): string | undefined => {
  if (reason.trim() === "") return "found no reason, write what the program needs it for";
  if (actions.length === 0 || resources.length === 0)
    return "found no actions or no resources, write at least one of each";
  const wrongAction = actions.find((text) => !action.test(text));
  if (wrongAction !== undefined)
    return `found the action ${JSON.stringify(wrongAction)}, allowed one of a service, such as "s3:GetObject"`;
  const anyOfIam = actions.find((text) => /^iam:.*[*?]/i.test(text));
  if (anyOfIam !== undefined)
    return `found the action "${anyOfIam}", by which the program could give itself every right: name each action that it needs`;
  const wrongResource = resources.find((text) => text !== "*" && !text.startsWith("arn:"));
  if (wrongResource !== undefined)
    return `found the resource ${JSON.stringify(wrongResource)}, allowed an ARN, such as "arn:aws:s3:::orders/*"`;
  if (resources.includes("*") && Object.keys(conditions).length === 0)
    return 'found the resource "*" alone: name ARNs or, for an action that AWS takes no resource for, say a condition, such as { StringEquals: { "cloudwatch:namespace": "orders" } }';
  return undefined;
};
