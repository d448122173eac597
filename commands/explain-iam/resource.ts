import type { Json } from "../../asl/language/definition";

/** A resource of a stack, as the JSON has it. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly block: Json;
}
