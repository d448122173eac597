import { inspect } from "node:util";

/**
 * What a person sees of an error that ended the app: the sentence alone when the error was written for people (a wrong
 * configuration, a wrong definition, a validation of synth), else the whole of it with its stack.
 */
export const errorForPeople = (error: unknown): string => {
  if (!(error instanceof Error)) return inspect(error);
  if (writtenForPeople.has(error.name)) return error.message;
  return validationFindings(error.message) ?? inspect(error);
};

/** By name, not by class: the module that defines the class may be the one that could not be loaded. */
const writtenForPeople: ReadonlySet<string> = new Set(["ConfigurationError", "DefinitionError"]);

/** cdktf throws plain errors: a heading, one finding a line, then how to skip validations, which nobody should. */
const validationFindings = (message: string): string | undefined =>
  /^(?:App-level v|V)alidation failed with the following errors:\n(.*?)\s*(?:\nIf you wish|\nValidations allow|$)/s
    .exec(message)?.[1]
    ?.replace(/^ {2}/gm, "");
