/** Who is told when a run fails. docs/notifications.md */
import { z } from "zod";
import { text } from "./text";
import { shown } from "./wording";

/** The form that a mail server takes, roughly: one "@", no space, a dot in the domain. Whether it reaches somebody, its confirmation shows. */
const email = text(
  'a mail address, such as "on-call@example.com"',
  /^[A-Za-z0-9.!#$&'*+/=?^_{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
).describe("Where messages go, by way of an SNS topic. SNS asks this address once to confirm.");

const withoutCause = z
  .boolean("true or false")
  .describe(
    "Leaves the cause out of the message about a failed run: it holds the input of the run below that failed. Default: false.",
  );

const none = text('the reason in words, such as "staging: nobody waits for it"', /\S/).describe(
  "Why nobody is told: read by people only.",
);

/** Somebody, or written down that it is nobody. */
export const notifications = z
  .xor(
    [
      z.strictObject({ email, withoutCause: z.exactOptional(withoutCause) }).describe("Somebody is told."),
      z.strictObject({ none }).describe("Nobody is told, for a reason."),
    ],
    'either { "email": "on-call@example.com" } or { "none": "the reason in words" }',
  )
  .describe(
    "Who is told when a run fails, cannot be started, or is missing. Left out, it is nobody; stated where the environment is protected or a schedule is ENABLED.",
  );

/**
 * A run that nobody watches is a thing to decide where it matters, not to forget: in a protected environment, and where runs start by
 * themselves. Told once, at the first place that asks for it.
 */
export function statedWhereItMatters(settings: object, context: z.core.$RefinementCtx): void {
  if ("notifications" in settings) return;
  const place = isProtected(settings) ? { path: ["protected"], value: true } : firstEnabled(settings);
  if (place === undefined) return;
  const message = `found ${shown(place.value)}, but nothing says who is told when a run fails: write "notifications": { "email": "on-call@example.com" }, or { "none": "the reason in words" }`;
  context.addIssue({ code: "custom", path: place.path, message });
}

const isProtected = (settings: object): boolean => "protected" in settings && settings.protected === true;

/** Where the first schedule is that starts something. */
function firstEnabled(settings: object): { readonly path: string[]; readonly value: string } | undefined {
  const parts = z.object({ schedules: z.record(z.string(), z.unknown()) }).safeParse(settings);
  const enabled = z.object({ state: z.literal("ENABLED") });
  const [name] = Object.entries(parts.data?.schedules ?? {}).find(([, each]) => enabled.safeParse(each).success) ?? [];
  return name === undefined ? undefined : { path: ["schedules", name, "state"], value: "ENABLED" };
}
