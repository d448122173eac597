import { type IResolvable, Token } from "cdktf";

/**
 * JSON text of data whose strings may hold references to resources, for a Terraform attribute that is a JSON string.
 *
 * It stands in for `JSON.stringify`, which makes one string of everything: cdktf then takes a `$${` of escaped user text for an
 * opened expression and writes the references that follow without their `${…}`, so that they arrive as text. Here each string is
 * resolved by itself.
 */
export const jsonText = (data: unknown): string => {
  const resolvable: IResolvable = {
    creationStack: [],
    resolve: (context) => JSON.stringify(context.resolve(data)),
    toString: () => Token.asString(resolvable),
  };
  return Token.asString(resolvable);
};
