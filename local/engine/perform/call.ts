import type { Json } from "../../../asl/language/definition";
import type { Accepted, CallSite, Reply } from "../../tasks/task";
import type { Call } from "../act";
import { type CallEvents, callEvents, nameOfCalled } from "../call-events";
import { StateFailure } from "../failure";
import { failureDetails } from "../history";
import { isTooLong, jsonText, tooLong } from "../json-text";
import type { Scope } from "../scope";
import { abortingWith, goesOn, type Site } from "../site";
import { withinLimits } from "./within-limits";

/**
 * Calls a service and writes what becomes of it. A call that takes too long is stopped, its programs too, before the state goes on.
 * @throws StateFailure when it fails, takes too long or gives too much
 */
export async function call(
  { resource, parameters, roleArn, timeout, heartbeat, retryCount, token }: Call,
  { name: state }: Scope,
  site: Site,
): Promise<Json> {
  const { world, trail, region } = site;
  const task = world.taskOf(resource, state);
  const events = callEvents(task.called);
  const accepted = task.accept(parameters, {
    state,
    retryCount,
    executionArn: site.arn,
    ...(token === undefined ? {} : { token }),
  });
  trail.append(
    events.scheduled({
      parameters: accepted.parameters,
      region,
      ...(roleArn === undefined ? {} : { roleArn }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(heartbeat === undefined ? {} : { heartbeat }),
    }),
  );
  // The lines beside this one schedule their calls before any begins, as the service does.
  await undefined;
  goesOn(site);
  trail.append(events.started);
  const reply = await replyOf(accepted, { timeout, heartbeat }, events, site);
  goesOn(site);

  if (reply.status === "SUCCEEDED") {
    const output = jsonText(reply.output);
    if (!isTooLong(output)) {
      trail.append(events.succeeded(output));
      return reply.output;
    }
    const failure = { error: "States.DataLimitExceeded", cause: tooLong(nameOfCalled(task.called)) };
    trail.append(events.failed(failure));
    throw new StateFailure(failure.error, failure.cause);
  }
  if (reply.status === "TIMED_OUT") {
    trail.append(events.timedOut({ error: "States.Timeout" }));
    throw new StateFailure("States.Timeout", undefined, reply.heartbeat ? "States.HeartbeatTimeout" : undefined);
  }
  const failure = failureDetails(reply);
  trail.append(reply.status === "SUBMIT_FAILED" ? events.submitFailed(failure) : events.failed(failure));
  throw new StateFailure(reply.error, reply.cause);
}

async function replyOf(
  accepted: Accepted,
  limits: { readonly timeout: number | undefined; readonly heartbeat: number | undefined },
  events: CallEvents,
  site: Site,
): Promise<Exclude<Reply, { status: "ABORTED" }>> {
  const { world, trail, arn } = site;
  const { controller, release } = abortingWith(site.signal);
  const sign = { ofLife: () => {} };
  const callSite: CallSite = {
    executionArn: arn,
    submitted: (output) => {
      const submitted = controller.signal.aborted ? undefined : events.submitted(jsonText(output));
      if (submitted) trail.append(submitted);
    },
    line: (text) => world.line(arn, text, trail.last),
    heartbeat: () => sign.ofLife(),
    signal: controller.signal,
  };
  try {
    const reply = await withinLimits(accepted.run(callSite), limits, world.clock, controller, sign);
    if (reply.status !== "ABORTED") return reply;
    goesOn(site);
    return { status: "TIMED_OUT" };
  } finally {
    release();
  }
}
