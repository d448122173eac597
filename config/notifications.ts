/** Who is told when a run fails. docs/notifications.md */
import { z } from "zod";
import { text } from "./text";

/** The form that a mail server takes, roughly: one "@", no space, a dot in the domain. Whether it reaches somebody, its confirmation shows. */
const email = text(
  'a mail address, such as "on-call@example.com"',
  /^[A-Za-z0-9.!#$&'*+/=?^_{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
).describe("Where messages go, by way of an SNS topic. SNS asks this address once to confirm.");

const none = text('the reason in words, such as "staging: nobody waits for it"', /\S/).describe(
  "Why nobody is told: read by people only.",
);

/** Somebody, or written down that it is nobody. */
export const notifications = z
  .xor(
    [
      z.strictObject({ email }).describe("Somebody is told."),
      z.strictObject({ none }).describe("Nobody is told, for a reason."),
    ],
    'either { "email": "on-call@example.com" } or { "none": "the reason in words" }',
  )
  .describe(
    "Who is told when a run fails, cannot be started, or is missing. Left out, it is nobody; protected environments state it.",
  );

/** A run that nobody watches is a thing to decide where it matters, not to forget. */
export function statedWhereProtected(settings: object, context: z.core.$RefinementCtx): void {
  if (!("protected" in settings) || settings.protected !== true || "notifications" in settings) return;
  const message =
    'found true, but nothing says who is told when a run fails: write "notifications": { "email": "on-call@example.com" }, or { "none": "the reason in words" }';
  context.addIssue({ code: "custom", path: ["protected"], message });
}
