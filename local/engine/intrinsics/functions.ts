import type { Json } from "../../../asl/language/definition";

/** The intrinsic functions that run locally: each from its arguments to its value. https://states-language.net/#appendix-b */
export const functions: Readonly<Record<string, (args: readonly Json[]) => Json>> = {
  "States.Array": (args) => args,
};
