import { z } from "zod";
import { type Declared, environmentSchema } from "./schema";

/**
 * The JSON Schema of a configuration file, for editors: completion, help and checks while typing. Draft 7 is the newest
 * that VS Code knows in full. Checks across fields are left to `loadEnvironment`.
 */
export function configJsonSchema(declared: Declared): object {
  const { $schema, ...schema } = z.toJSONSchema(environmentSchema(declared), {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema }) => {
      if (jsonSchema.default !== undefined && jsonSchema.description !== undefined) {
        jsonSchema.description += ` Default: ${JSON.stringify(jsonSchema.default)}.`;
      }
    },
  });
  return {
    $schema,
    title: "An environment of this app",
    // Read by VS Code alone: comments are no error in these files.
    allowComments: true,
    ...schema,
  };
}
