import type { Json, JsonObject, TaskState } from "../../../asl/language/definition";
import { ask, type Deciding, type Outcome } from "../act";
import { afterInputPath } from "../data-flow";
import { evaluated, left, onward, sent } from "../flow";
import { numberOf } from "../numbers";
import { withinPayload } from "../payload-limit";
import { fillTemplate } from "../payload-template";
import { withRetryAndCatch } from "../retry-catch";
import { type Scope, withToken } from "../scope";

/** Task: sends what it has to the service, goes on with the answer. https://states-language.net/#task-state */
export const task = (state: TaskState, scope: Scope): Deciding<Outcome> =>
  withRetryAndCatch(state, scope, (seen, retryCount) => work(state, seen, retryCount));

function* work(state: TaskState, plain: Scope, retryCount: number): Deciding<Outcome> {
  const token = /\.(waitForTaskToken|sync(:\d)?)$/.test(state.Resource)
    ? yield* ask<string>({ do: "token" })
    : undefined;
  const scope = token === undefined ? plain : withToken(plain, token);
  const parameters = withinPayload(yield* sent(state, scope), scope.name);
  const taken = afterInputPath(state, scope);
  const timeout = yield* numberOf(state, "TimeoutSeconds", taken);
  const heartbeat = yield* numberOf(state, "HeartbeatSeconds", taken);
  const roleArn = yield* roleOf(state, scope);
  const result = yield* ask<Json>({
    do: "call",
    state: scope.name,
    resource: state.Resource,
    ...(roleArn === undefined ? {} : { roleArn }),
    parameters,
    retryCount,
    ...(token === undefined ? {} : { token }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(heartbeat === undefined ? {} : { heartbeat }),
  });
  return onward(state, yield* left(state, scope, result));
}

/** The role of another account that the call is made with. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html */
function* roleOf({ Credentials }: TaskState, scope: Scope): Deciding<string | undefined> {
  if (Credentials === undefined) return undefined;
  const filled =
    scope.language === "JSONata"
      ? yield* evaluated(Credentials, "Credentials", scope)
      : fillTemplate(Credentials, { ...scope, here: scope.input });
  return String((filled as JsonObject).RoleArn);
}
