import type { TerraformElement } from "cdktf";

/**
 * Calls an element in the JSON what the app calls it. Construct ids are one space for all that a stack holds, where a schedule may
 * not be called like its machine, nor anything `vpc`; names in the JSON are a space for each type. So ids carry their kind, and the
 * name is given here, in the letters that Terraform takes.
 * https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
 */
export const named = <T extends TerraformElement>(element: T, name: string): T => {
  element.overrideLogicalId(name.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^(?![A-Za-z_])/, "_"));
  return element;
};
