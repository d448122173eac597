/** What stands for a result that no JSON text can write: a function, a regular expression. */
export const unsupported: unique symbol = Symbol("unsupported");

/**
 * The result of an evaluation as plain JSON: without the marks that the library keeps on its lists and without what is not there.
 * A number that has no digits is a text, as on the service. https://github.com/floci-io/floci/pull/2783
 * @returns undefined for nothing, `unsupported` for what is no JSON
 */
export function plainResult(value: unknown): unknown {
  switch (typeof value) {
    case "undefined":
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "object":
      return value === null ? null : plainInner(value);
    default:
      return unsupported;
  }
}

function plainInner(value: object): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const plain = plainResult(item);
      if (plain === unsupported) return unsupported;
      items.push(plain ?? null);
    }
    return items;
  }
  if ("_jsonata_function" in value || "_jsonata_lambda" in value || value instanceof RegExp) return unsupported;
  const fields: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    const plain = plainResult(inner);
    if (plain === unsupported) return unsupported;
    if (plain !== undefined) fields.push([key, plain]);
  }
  return Object.fromEntries(fields);
}
