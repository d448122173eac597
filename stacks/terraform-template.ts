/**
 * Text in Terraform's JSON is template code: `${` and `%{` open an expression. Doubled marks (`$${`, `%%{`) stand for themselves,
 * and Terraform hands every string on as it was written.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 *
 * A cdktf token (a reference to a resource) starts with the same mark and would be destroyed by doubling.
 */
import { Token } from "cdktf";

/**
 * A deep copy of plain data, values and keys, that Terraform takes as text.
 * @throws Error when the data holds a cdktf token already, or text that cdktf would take for one
 */
export const asTerraformText = <T>(value: T): T => mapText(withoutReferences(value), doubled);

/** The same for data into which references were put: a string that holds one stays as it is. */
export const asTerraformTextBesideReferences = <T>(value: T): T =>
  mapText(value, (text) => (Token.isUnresolved(text) ? text : doubled(text)));

/**
 * The data itself, if it may be mixed with references afterwards.
 * @throws Error when it holds a cdktf token already, or text that cdktf would take for one
 */
export const withoutReferences = <T>(value: T): T =>
  mapText(value, (text) => {
    if (!looksLikeToken.test(text)) return text;
    throw new Error(
      `found ${JSON.stringify(text)}, which cdktf reads as a token (a reference to a resource): escape text first and put references in afterwards; text of your own cannot contain TfToken[…]`,
    );
  });

/** How cdktf marks references inside text, lists and keys. */
const looksLikeToken = /[$#&]\{TfToken\[/;

const doubled = (text: string): string => text.replace(/[$%](?=\{)/g, "$&$&");

const mapText = <T>(value: T, change: (text: string) => string): T => mapped(value, change) as T;

const mapped = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapped(item, change)]));
  return value;
};
