import type { Json } from "../../asl/language/definition";
import { isObject } from "../json";

/**
 * A value as Java writes it, in which the service is written: an object reads `{a=1, b=[]}`. Recorded in LocalStack's snapshots:
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/stepfunctions/v2/intrinsic_functions/test_generic.snapshot.json
 */
export function javaText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (!isObject(value)) return String(value);
  const fields = Object.entries(value).map(([key, field]) => `${key}=${javaText(field)}`);
  return `{${fields.join(", ")}}`;
}
