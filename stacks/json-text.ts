import { type IResolvable, type IResolveContext, Token } from "cdktf";

/**
 * JSON text of data whose strings may hold references to resources, for a Terraform attribute that is a JSON string.
 *
 * It stands in for `JSON.stringify`, which makes one string of everything: cdktf then takes a `$${` of escaped user text for an
 * opened expression and writes the references that follow without their `${…}`, so that they arrive as text. Here each string with
 * references is resolved by itself, and nothing else is handed to cdktf, which would lose a field called `__proto__`.
 */
export const jsonText = (data: unknown): string => {
  const resolvable: IResolvable = {
    creationStack: [],
    resolve: (context) => composed(JSON.stringify(resolved(data, context))),
    toString: () => Token.asString(resolvable),
  };
  return Token.asString(resolvable);
};

const resolved = (value: unknown, context: IResolveContext): unknown => {
  if (Token.isUnresolved(value)) return context.resolve(value);
  if (Array.isArray(value)) return value.map((item) => resolved(item, context));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [String(resolved(key, context)), resolved(item, context)]),
  );
};

/**
 * Terraform composes characters: it makes one of a letter and the mark behind it (Unicode's form NFC), so a file's name as macOS writes
 * it would become another one. Escaped, they pass it as they are.
 * https://developer.hashicorp.com/terraform/language/expressions/types#string
 */
const composed = (json: string): string =>
  json === json.normalize("NFC")
    ? json
    : json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
