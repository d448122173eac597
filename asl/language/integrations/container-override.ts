/** What one run changes in its container, as ECS takes it. */
import { DefinitionError } from "../errors";
import { arrayOf, expressionOf, type Field, literal, objectOf } from "../expression-of";
import { heldBy } from "../handle";
import type { Expression } from "../nodes/expression";
import type { Writer } from "../writer";

/** The keys of a `ContainerOverride`. */
const keys: readonly string[] = ["command", "environment"];

/**
 * ECS takes so many characters of overrides, those of their JSON included.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html#ECS-RunTask-request-overrides
 */
const MAX_OVERRIDES = 8192;

/**
 * The field `Overrides` of RunTask; none when nothing is overridden. The compiler has seen the shape of `given`, but a value of
 * type `any` gets past it, and ECS would refuse it in the night.
 *
 * @param at the state, for messages: `state "extract"`
 * @param container the container's name in its task definition
 * @throws DefinitionError for another shape, for a variable's name that no environment can have, and for what is too long
 */
export const overrides = (writer: Writer, at: string, container: string, given: object): readonly Field[] => {
  const override = readOverride(given, (field, sentence) => {
    throw new DefinitionError(`state machine "${writer.machine}", ${at}${field}: ${sentence}`);
  });
  const fields: Field[] = [];
  if (override.command !== undefined)
    fields.push(["Command", expressionOf(override.command, writer, `${at}, command`)]);
  if (override.environment !== undefined)
    fields.push(["Environment", variables(writer, `${at}, environment`, override.environment)]);
  if (fields.length === 0) return [];

  const written = objectOf([["ContainerOverrides", arrayOf([objectOf([["Name", literal(container)], ...fields])])]]);
  const length = lengthOf(written);
  if (length > MAX_OVERRIDES)
    throw new DefinitionError(
      `state machine "${writer.machine}", ${at}: its overrides have ${length} characters as JSON${written.kind === "literal" ? "" : ", without what its handles hold"}; ECS takes ${MAX_OVERRIDES}: keep the data elsewhere, such as in S3, and hand on where it lies`,
    );
  return [["Overrides", written]];
};

type Refuse = (field: string, sentence: string) => never;

const readOverride = (given: object, refuse: Refuse) => {
  if (heldBy(given) !== undefined || !isRecord(given))
    return refuse(
      "",
      `found ${found(given)} as its override, allowed an object with "command" and "environment", such as { command: input.commands }`,
    );
  const unknown = Object.keys(given).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    return refuse("", `its override has the key "${unknown}", allowed "command" and "environment"`);
  const { command, environment } = given;

  if (Array.isArray(command)) {
    for (const [index, item] of Array.from(command).entries()) refuseOtherThanText(item, `, command[${index}]`, refuse);
  } else if (command !== undefined && heldBy(command)?.node.kind !== "ref") {
    refuse(", command", `found ${found(command)}, allowed a list of texts and handles, or a handle of a list of texts`);
  }

  if (environment === undefined) return { command };
  if (heldBy(environment) !== undefined)
    return refuse(", environment", "found a handle; write it variable by variable, as { ENV: input.env }");
  if (!isRecord(environment))
    return refuse(
      ", environment",
      `found ${found(environment)}, allowed an object of texts and handles, such as { ENV: input.env }`,
    );
  for (const [variable, value] of Object.entries(environment)) {
    // Of an environment the name ends at the first "=", the value at the first zero. https://man7.org/linux/man-pages/man7/environ.7.html
    if (variable === "" || /[=\0]/.test(variable))
      refuse(", environment", `found the name ${JSON.stringify(variable)}, allowed a name without "=" and U+0000`);
    refuseOtherThanText(value, `, environment.${variable}`, refuse);
  }
  return { command, environment };
};

/** An argument or a variable of a program: a handle, or text that a program can be given. */
const refuseOtherThanText = (value: unknown, field: string, refuse: Refuse): void => {
  if (heldBy(value) !== undefined) return;
  if (typeof value !== "string") refuse(field, `found ${found(value)}, allowed text or a handle`);
  else if (value.includes("\0")) refuse(field, `found ${JSON.stringify(value)}, but no program can be given U+0000`);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const found = (value: unknown): string => {
  if (heldBy(value) !== undefined) return "a handle";
  if (Array.isArray(value)) return "a list";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return `the text ${JSON.stringify(value)}`;
  return typeof value === "object" ? "an object" : typeof value;
};

/** ECS takes variables as a list of names and values, so their names have to be known now. */
const variables = (writer: Writer, at: string, environment: Readonly<Record<string, unknown>>): Expression =>
  arrayOf(
    Object.entries(environment).map(([variable, value]) =>
      objectOf([
        ["Name", literal(variable)],
        ["Value", expressionOf(value, writer, `${at}.${variable}`)],
      ]),
    ),
  );

/** The characters of a value as JSON, as far as they are known now. */
const lengthOf = (value: Expression): number => {
  switch (value.kind) {
    case "literal":
      return JSON.stringify(value.value).length;
    case "array":
      return value.items.reduce((sum, item) => sum + lengthOf(item) + 1, 1);
    case "object":
      return value.fields.reduce((sum, [key, item]) => sum + JSON.stringify(key).length + lengthOf(item) + 2, 1);
    case "ref":
    case "resource":
      return 0;
  }
};
