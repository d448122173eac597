/** What a container is given beside its arguments: text, and secrets by reference. */
import { z } from "zod";
import { secretReference, secretReferenceAllowed, secretReferenceForm } from "./secret-reference";
import { secretTextFault } from "./secret-text";
import { onAnyObject, sentence, text, variableTextFault } from "./text";
import { shown } from "./wording";

const variable = text(
  'a name of up to 255 letters, digits and "_", first no digit, such as "LOG_LEVEL"',
  /^[A-Za-z_][A-Za-z0-9_]{0,254}$/,
);

/** Variables with their text. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html */
export const environmentVariables = z
  .record(variable, z.string("text in quotes"), 'an object of texts, such as { "LOG_LEVEL": "debug" }')
  .superRefine((written, context) => {
    for (const [name, value] of Object.entries(written)) {
      const fault = typeof value === "string" ? (variableTextFault(value) ?? secretTextFault(name, value)) : undefined;
      if (fault !== undefined) context.addIssue({ code: "custom", path: [name], message: fault });
    }
  }, onAnyObject)
  .describe(
    "Environment variables as text, added to the app's own or in place of those of the same name. Not for secrets.",
  );

/** A reference that is wrong is not shown: it may be the secret itself. */
const reference = z
  .string(secretReferenceAllowed)
  .superRefine(
    sentence((written) =>
      secretReference(written) === undefined
        ? `found ${Array.from(written).length} characters that are no reference, allowed ${secretReferenceAllowed}`
        : undefined,
    ),
  )
  .meta({ pattern: secretReferenceForm.source });

/** Variables whose text ECS looks up when a task starts. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html */
export const secrets = z
  .record(variable, reference, 'an object of references, such as { "DB_PASSWORD": "/batch/db-password" }')
  .describe(
    "Environment variables whose text is a secret, by reference: a Secrets Manager secret or an SSM parameter, which ECS reads when a task starts.",
  );

/** ECS takes a name once. */
export function namesOnce(written: object, context: z.core.$RefinementCtx): void {
  const parts = z
    .object({ environment: z.record(z.string(), z.unknown()), secrets: z.record(z.string(), z.unknown()) })
    .safeParse(written);
  if (!parts.success) return;
  for (const name of Object.keys(parts.data.secrets)) {
    if (!Object.hasOwn(parts.data.environment, name)) continue;
    const message = `${shown(name)} stands in "environment" too, and ECS takes a name once: keep one`;
    context.addIssue({ code: "custom", path: ["secrets", name], message });
  }
}
