import { z } from "zod";
import { onAnyObject, sentence, text } from "./text";
import { shown } from "./wording";

/** A resource takes 50 tags, and "Name" is put on those of the network. Limits and forms: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const mostTags = 49;
const key = text(
  'a key of 1 to 128 letters, digits, spaces and "_ . : / = + - @"',
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
).superRefine(
  sentence((name) =>
    name.toLowerCase().startsWith("aws:")
      ? `found the key ${shown(name)}, but AWS keeps keys that start with "aws:" to itself`
      : undefined,
  ),
);
const value = text(
  'up to 256 letters, digits, spaces and "_ . : / = + - @", in quotes',
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
);

export const tags = z
  .record(key, value, 'an object of texts, such as { "team": "data" }')
  .superRefine(
    sentence((written) => {
      const count = Object.keys(written).length;
      return count > mostTags
        ? `found ${count} tags, allowed at most ${mostTags}: AWS takes 50, and Name is added`
        : undefined;
    }),
    onAnyObject,
  )
  .superRefine(differMoreThanInCase, onAnyObject)
  .default({})
  .describe("Tags put on every resource.")
  .meta({ maxProperties: mostTags });

/** IAM roles are tagged too, and IAM takes keys for the same when only their case differs. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
function differMoreThanInCase(written: object, context: z.core.$RefinementCtx): void {
  const seen = new Map<string, string>();
  for (const name of Object.keys(written)) {
    const twin = seen.get(name.toLowerCase());
    if (twin === undefined) seen.set(name.toLowerCase(), name);
    else {
      const message = `differs from ${shown(twin)} only in case, and IAM takes these for one key: keep one`;
      context.addIssue({ code: "custom", path: [name], message });
    }
  }
}
