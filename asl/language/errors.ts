/**
 * A definition that cannot be what its writer meant. The message is for a person:
 * machine, state, field, what was found, what is allowed.
 */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
}
