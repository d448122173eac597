import { DefinitionError } from "../asl/language/errors";
import { secretFormFault } from "../config/secret-text";

/**
 * Looks at every text of plain data: commands, inputs, conditions.
 * @param where what the data belongs to, in words
 * @throws DefinitionError for text in the form of a secret, without repeating it
 */
export const refuseSecrets = (where: string, data: unknown): void => {
  if (typeof data === "string") {
    const fault = secretFormFault(data);
    if (fault !== undefined) throw new DefinitionError(`${where}: ${fault}`);
  } else if (typeof data === "object" && data !== null) {
    for (const item of Object.values(data)) refuseSecrets(where, item);
  }
};
