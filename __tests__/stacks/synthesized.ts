/** The JSON that a stack's tests read: what Terraform would. */

import type { TerraformStack } from "cdktf";
import { Testing } from "cdktf";

/** Arguments of one resource or data source. */
export type Block = Readonly<Record<string, unknown>>;

/** A synthesized stack, validations on. */
export interface Synthesized {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

export const synthesized = (stack: TerraformStack): Synthesized => JSON.parse(Testing.synth(stack, true));

/** A resource that has to be there. */
export const resource = ({ resource: all }: Synthesized, type: string, id: string): Block => {
  const found = all[type]?.[id];
  if (found === undefined) throw new Error(`there is no ${type}.${id}`);
  return found;
};

/** An argument that is JSON text. */
export const json = (block: Block, argument: string): unknown => JSON.parse(String(block[argument]));
