/** What gives rights that the JSON does not spell out: it is attached from outside, or written somewhere that only Terraform reads. */
import type { Json } from "../../asl/language/definition";
import { isObject } from "../../local/json";
import type { Resource } from "./resource";

/** Arguments by which a role is given policies that are not written in it. */
const outside = ["managed_policy_arns", "inline_policy", "policy_arn", "policy_arns"];

/**
 * The addresses of what cannot be read of a resource: the resource itself where it is of a type that attaches or makes policies, else each
 * argument that is a policy by reference; empty for a resource whose rights are all in the JSON.
 */
export const unreadableIn = ({ type, id, block }: Resource): readonly string[] => {
  // Attachments, managed policies, users and groups: what they come to is known in AWS alone.
  if (/^aws_iam_(?!role$|role_policy$)/.test(type)) return [`${type}.${id}`];
  return Object.entries(isObject(block) ? block : {})
    .filter(([argument, value]) => outside.includes(argument) || isPolicyByReference(argument, value))
    .map(([argument]) => `${type}.${id}.${argument}`);
};

const isPolicyByReference = (argument: string, value: Json): boolean =>
  /policy/.test(argument) && typeof value === "string" && value.startsWith("${");
