import type { Called } from "../engine/call-events";

/** How a state waits for what it calls. https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
export type Pattern = "request-response" | "sync" | "callback";

/** The ends that an integration's name has for each pattern. */
const ends = { sync: /\.sync(:2)?$/, callback: /\.waitForTaskToken$/ };

/** What the `Resource` of a Task names: an integration, a Lambda function or an activity; undefined when it names none of them. */
export function calledOf(resource: string): Called | undefined {
  const [, resourceType, action] = /^arn:[^:]+:states:::((?:aws-sdk:)?[^:]+):(.+)$/.exec(resource) ?? [];
  if (resourceType !== undefined && action !== undefined)
    return { kind: "integration", resourceType, resource: action };
  if (/^arn:[^:]+:lambda:[^:]*:[^:]*:function:./.test(resource)) return { kind: "lambda", resource };
  if (/^arn:[^:]+:states:[^:]+:[^:]+:activity:./.test(resource)) return { kind: "activity", resource };
  return undefined;
}

/** The pattern that the name of what is called asks for. */
export function patternOf({ resource }: { readonly resource: string }): Pattern {
  if (ends.sync.test(resource)) return "sync";
  return ends.callback.test(resource) ? "callback" : "request-response";
}

/** A name for sentences and keys: `ecs:runTask.sync`, or the ARN of a function or an activity. */
export const nameOf = (called: Called): string =>
  called.kind === "integration" ? `${called.resourceType}:${called.resource}` : called.resource;

/** The name without what it says of waiting: `sqs:sendMessage` for `sqs:sendMessage.waitForTaskToken`. */
export const nameWithoutPattern = (called: Called): string =>
  nameOf(called).replace(ends.sync, "").replace(ends.callback, "");
