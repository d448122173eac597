import type { JsonObject } from "../../asl/language/definition";
import type { Clock } from "../engine/clock";
import type { Stacks } from "../read-stacks";
import type { Background } from "./background";
import type { Callbacks } from "./callbacks";
import { type Pattern, patternOf } from "./called";
import { containerOf } from "./container-definition";
import { containerNeeds, definitionOf, noFolder } from "./container-needs";
import { type Programs, toItsEnd } from "./container-program";
import { type TaskEnd, type TaskFacts, taskObject } from "./ecs-task";
import type { InjectedEnd } from "./failure-injection";
import { type RunTaskRequest, readRequest } from "./run-task-request";
import { ecs, type Refusal, refused, withSdkMetadata } from "./service-answer";
import type { Caller, CallSite, Reply, Task } from "./task";

/*
 * ecs:runTask: runs the program of a task definition's container. The state goes on at once, waits for the end (`.sync`) or waits for its
 * token to come back (`.waitForTaskToken`). https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */

/** What containers are run with. */
export interface Containers extends Programs {
  readonly stacks: Stacks;
  /** 32 hexadecimal digits for a task. */
  readonly newTaskId: () => string;
  readonly newRequestId: () => string;
  readonly callbacks: Callbacks;
  /** Variables by which a program that has a token brings it back. */
  readonly callbackEnvironment: () => Promise<Readonly<Record<string, string>>>;
  /** Where tasks go on that no state waits for, until the signal aborts. */
  readonly background: Background;
  readonly signal: AbortSignal;
}

/** A task that ECS has taken, and the program that it runs. */
interface Taken {
  readonly facts: TaskFacts;
  readonly folder: string;
  readonly pattern: Pattern;
}

/** ECS refuses overrides that are longer than this. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html */
const longestOverrides = 8192;

/**
 * The integration, for the task definitions of a synthesized output.
 * @param resource `runTask` with the end that its pattern has
 * @param instead how the task ends without its program being run
 */
export function container(containers: Containers, resource: string, instead?: (image: string) => InjectedEnd): Task {
  const { stacks, secrets, clock, newRequestId } = containers;
  const pattern = patternOf({ resource });
  const call = async (request: RunTaskRequest, sent: JsonObject, caller: Caller, site: CallSite): Promise<Reply> => {
    const found = requested(containers, request, sent);
    if ("refusal" in found) return refused(pattern, ecs, found.refusal, newRequestId());
    const task: Taken = { ...found, pattern };
    if (site.signal.aborted) return { status: "ABORTED" };
    const answer = withSdkMetadata({ Failures: [], Tasks: [taskObject(task.facts)] }, ecs, newRequestId(), clock.now());
    switch (pattern) {
      case "request-response":
        containers.background.add(toItsEnd(containers, task, site, containers.signal, {}));
        return { status: "SUCCEEDED", output: answer };
      case "callback":
        site.submitted(answer);
        return untilTokenComes(containers, task, caller, site);
      case "sync":
        site.submitted(answer);
        return ended(
          task,
          await (instead ? endedAs(instead, task, clock) : toItsEnd(containers, task, site, site.signal, {})),
          site,
        );
    }
  };
  return {
    called: { kind: "integration", resourceType: "ecs", resource },
    needs: (parameters) => {
      const needs = containerNeeds(parameters, stacks, secrets);
      return instead ? { ...needs, folders: [] } : needs;
    },
    accept: (parameters, caller) => {
      const request = readRequest(parameters);
      // Of the service: only a task whose end it waits for tells who started it.
      const sent = {
        ...(parameters as JsonObject),
        ...(pattern === "sync" ? { StartedBy: "AWS Step Functions" } : {}),
      };
      return { parameters: sent, run: (site) => call(request, sent, caller, site) };
    },
  };
}

/** What ECS makes of a request: a task with its program, or a refusal. */
function requested(
  { stacks, newTaskId, clock }: Containers,
  request: RunTaskRequest,
  parameters: JsonObject,
): { readonly facts: TaskFacts; readonly folder: string } | { readonly refusal: Refusal } {
  const refuse = (code: string, message: string) => ({ refusal: { error: code, code, message } });
  const invalid = (message: string) => refuse("InvalidParameterException", message);
  const definition = definitionOf(stacks, request.taskDefinition);
  if (!definition) return refuse("ClientException", "TaskDefinition not found.");
  const found = containerOf(definition);
  if ("findings" in found) return invalid(found.findings.join(" "));
  const stranger = request.overrides.find(({ name }) => name !== found.name);
  if (stranger)
    return invalid(`Override for container named ${stranger.name} is not a container in the TaskDefinition.`);
  if (JSON.stringify(parameters.Overrides ?? {}).length > longestOverrides) {
    return invalid(`Container Overrides length must be at most ${longestOverrides}`);
  }
  if (found.folder === undefined) return invalid(noFolder(definition, found));
  const facts = { id: newTaskId(), definition, container: found, request, parameters, createdAt: clock.now() };
  return { facts, folder: found.folder };
}

/** Runs the program and waits for the token; the program goes on in the background when it comes earlier. */
async function untilTokenComes(
  containers: Containers,
  task: Taken,
  { token = "" }: Caller,
  call: CallSite,
): Promise<Reply> {
  const reply = containers.callbacks.expect(token, call).reply();
  let waits = true;
  const run = async () => {
    const address = await containers.callbackEnvironment();
    await toItsEnd(containers, task, call, AbortSignal.any([call.signal, containers.signal]), address);
    if (waits)
      call.line("(the program has ended without sending its task token back; the state waits on, as it would on AWS)");
  };
  containers.background.add(run());
  try {
    return await reply;
  } finally {
    waits = false;
  }
}

function ended({ facts }: Taken, end: TaskEnd, { signal }: CallSite): Reply {
  if (signal.aborted) return { status: "ABORTED" };
  const task = taskObject(facts, end);
  return end.exitCode === 0
    ? { status: "SUCCEEDED", output: task }
    : { status: "FAILED", error: "States.TaskFailed", cause: JSON.stringify(task) };
}

async function endedAs(instead: (image: string) => InjectedEnd, { facts }: Taken, clock: Clock): Promise<TaskEnd> {
  const { started, ...end } = instead(facts.container.image);
  return { ...end, ...(started ? { startedAt: facts.createdAt } : {}), stoppedAt: clock.now() };
}
