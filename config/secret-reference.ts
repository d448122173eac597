/** Where ECS finds the text of a secret. */

/** A reference, taken apart as far as rights need it. */
export type SecretReference =
  /** `arn` is the secret's own, without the JSON key and version that may follow it in a reference. */
  | { readonly of: "Secrets Manager secret"; readonly arn: string }
  | { readonly of: "SSM parameter"; readonly arn: string }
  /** Of the environment's own region and account; begins with "/". */
  | { readonly of: "SSM parameter"; readonly name: string };

/**
 * The whole ARN, to which Secrets Manager adds six characters; behind it, or not, a JSON key, a stage and a version, each possibly empty.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
const secret =
  /^(?<arn>arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]{1,512}-[A-Za-z0-9]{6})(:[^:]*:[^:]*:[^:]*)?$/;

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
 * Names: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
const parameterArn = /^arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter(\/[\w.-]+){1,15}$/;
const parameterName = /^(\/[\w.-]+){1,15}$/;

/** The form of every reference. */
export const secretReferenceForm = new RegExp(
  [secret, parameterArn, parameterName].map(({ source }) => source.replace("?<arn>", "")).join("|"),
);

export const secretReferenceAllowed =
  'a reference to a secret, never its text: the whole ARN of a Secrets Manager secret or of an SSM parameter, or a parameter\'s name that begins with "/", such as "/batch/db-password"';

/** What a reference names; `undefined` for text that is none. */
export const secretReference = (text: string): SecretReference | undefined => {
  const arn = secret.exec(text)?.groups?.arn;
  if (arn !== undefined) return { of: "Secrets Manager secret", arn };
  if (parameterArn.test(text)) return { of: "SSM parameter", arn: text };
  return parameterName.test(text) ? { of: "SSM parameter", name: text } : undefined;
};
