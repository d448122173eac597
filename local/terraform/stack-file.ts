import type { Json, JsonObject } from "../../asl/language/definition";
import { CannotRun } from "../cannot-run";
import { fieldOf, isObject, objectIn } from "../json";
import { localAttribute } from "./local-attributes";
import { piecesOf } from "./template";

/** One synthesized stack: a Terraform root module, whose references never leave it. */
export interface StackFile {
  /** Path as shown to a person, such as `cdktf.out/stacks/app/cdk.tf.json`. */
  readonly file: string;
  readonly json: JsonObject;
}

/** A resource of a stack, with where it stands. */
export interface Resource {
  readonly stack: StackFile;
  /** Terraform's type, such as `aws_sfn_state_machine`. */
  readonly type: string;
  /** The logical id, such as `execStepFunctionsStateMachine`. */
  readonly id: string;
  readonly attributes: JsonObject;
}

/** All resources of a type in the order of the file. */
export const resourcesOf = (stack: StackFile, type: string): readonly Resource[] =>
  Object.entries(objectIn(objectIn(stack.json, "resource"), type)).flatMap(([id, attributes]) =>
    isObject(attributes) ? [{ stack, type, id, attributes }] : [],
  );

/** The region of the AWS provider block. cdktf writes a list of blocks, Terraform also takes a single one. */
export function regionOf({ file, json }: StackFile): string {
  const blocks = fieldOf(fieldOf(json, "provider"), "aws");
  const region = fieldOf(Array.isArray(blocks) ? blocks[0] : blocks, "region");
  if (typeof region === "string") return region;
  throw new CannotRun([`${file}: provider.aws has no region, and every ARN bears one; synthesize the stack again`]);
}

/** `file, type.id`: how a resource is named in a sentence. */
export const placeOf = ({ stack, type, id }: Resource): string => `${stack.file}, ${type}.${id}`;

const reference = /^(?<data>data\.)?(?<type>[a-z][a-z0-9_]*)\.(?<id>[A-Za-z_][\w-]*)\.(?<attribute>[a-z][a-z0-9_]*)$/;

/**
 * The text with every reference replaced by its value and the escapes undone.
 * `at` is the resource or output that holds the text.
 * @throws CannotRun for a reference that has no value before a deploy.
 */
export function resolveText(stack: StackFile, at: string, text: string, through: readonly string[] = []): string {
  const pieces = piecesOf(text).map((piece) =>
    "text" in piece ? piece.text : referenced(stack, at, piece.expression, through),
  );
  return pieces.join("");
}

/** The same for every string of a JSON value, keys too: user text may stand there as well. */
export function resolveJson(stack: StackFile, at: string, value: Json): Json {
  if (typeof value === "string") return resolveText(stack, at, value);
  if (Array.isArray(value)) return value.map((item) => resolveJson(stack, at, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [resolveText(stack, at, key), resolveJson(stack, at, field)]),
  );
}

function referenced(stack: StackFile, at: string, expression: string, through: readonly string[]): string {
  const found = reference.exec(expression)?.groups;
  const { data = "", type = "", id = "", attribute = "" } = found ?? {};
  const attributes = fieldOf(fieldOf(fieldOf(stack.json, data ? "data" : "resource"), type), id);
  if (found && isObject(attributes) && !through.includes(expression)) {
    const literal = (name: string): string | undefined => {
      const value = fieldOf(attributes, name);
      if (typeof value === "number" || typeof value === "boolean") return String(value);
      return typeof value === "string" ? resolveText(stack, at, value, [...through, expression]) : undefined;
    };
    const value = localAttribute({ type: data + type, id, attribute, literal, region: () => regionOf(stack) });
    if (value !== undefined) return value;
  }
  throw new CannotRun([
    `${stack.file}, ${at}: \${${expression}} has no value on this computer; ` +
      (isObject(attributes)
        ? `only a deploy makes "${attribute}" of ${data}${type}.${id}`
        : "the local run knows references of the form type.id.attribute to what stands in the same file"),
  ]);
}
