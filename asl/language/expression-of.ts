/**
 * The run-time half of the check of values: turns what a program passed (literals, handles, both mixed) into an
 * expression, and refuses what has no meaning in a definition. `checked.ts` is the compiler's half.
 */
import type { Json } from "./definition";
import { DefinitionError } from "./errors";
import { describe, heldBy, type Owner } from "./handle";
import type { Expression } from "./nodes/expression";

const PATH_TEXT = /^\$\$?($|\.|\[)/;

/** Half of a character beyond U+FFFF, which UTF-8 cannot write: on the way to a program it would become another one. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The expression that `value` stands for.
 * @param owner the machine being written: handles of another one are refused
 * @param at where the value stands, for messages: `state "extract", environment.ENV`
 * @param within the objects and lists that hold it, from the outermost
 * @throws DefinitionError for a handle of another machine, text that looks like a path, a key that ends in `.$`, and
 *   anything that JSON does not have
 */
export const expressionOf = (value: unknown, owner: Owner, at: string, within: readonly object[] = []): Expression => {
  const refuse = (sentence: string): never => {
    throw new DefinitionError(`state machine "${owner.machine}", ${at}: ${sentence}`);
  };

  const handle = heldBy(value);
  if (handle !== undefined) {
    if (handle.owner !== undefined && handle.owner !== owner)
      refuse(
        `${describe(handle.node)} belongs to state machine "${handle.owner.machine}"; pass the value on through an input`,
      );
    return handle.node;
  }
  switch (typeof value) {
    case "string":
      if (PATH_TEXT.test(value))
        refuse(
          `"${value}" is text here, not a path; pass the handle (such as input.commands), or text("${value}") if the text is meant`,
        );
      if (LONE_SURROGATE.test(value)) refuse(`found ${JSON.stringify(value)}, which holds half of a character only`);
      return literal(value);
    case "boolean":
      return literal(value);
    case "number":
      if (!Number.isFinite(value)) refuse(`found ${value}, JSON takes finite numbers only`);
      return literal(value);
    case "object":
      if (value === null) return literal(null);
      if (within.includes(value)) refuse("found an object or a list that holds itself, which JSON cannot write");
      if (Array.isArray(value))
        return arrayOf(
          Array.from(value, (item: unknown, index) => expressionOf(item, owner, `${at}[${index}]`, [...within, value])),
        );
      if (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
        return objectOf(
          Object.entries(value).map(([key, item]) => {
            if (key.endsWith(".$"))
              refuse(
                `the key "${key}" ends in ".$", which marks a path in a definition; name the field "${key.slice(0, -2)}" and pass a handle`,
              );
            if (LONE_SURROGATE.test(key))
              refuse(`found the key ${JSON.stringify(key)}, which holds half of a character only`);
            return [key, expressionOf(item, owner, `${at}.${key}`, [...within, value])] as const;
          }),
        );
      return refuse(`found an instance of ${value.constructor.name}, allowed are plain JSON values and handles`);
    default:
      return refuse(`found ${typeof value}, allowed are plain JSON values and handles`);
  }
};

/** A value that is known now. */
export const literal = (value: Json): Expression => ({ kind: "literal", value });

/** A key and its value. */
export type Field = readonly [key: string, value: Expression];

/** An object of expressions; a literal if all of its fields are. */
export const objectOf = (fields: readonly Field[]): Expression => {
  const values = fields.flatMap(([key, item]) => (item.kind === "literal" ? [[key, item.value] as const] : []));
  return values.length === fields.length ? literal(Object.fromEntries(values)) : { kind: "object", fields };
};

/** An array of expressions; a literal if all of its items are. */
export const arrayOf = (items: readonly Expression[]): Expression => {
  const values = items.flatMap((item) => (item.kind === "literal" ? [item.value] : []));
  return values.length === items.length ? literal(values) : { kind: "array", items };
};
