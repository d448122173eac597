import type { JsonObject } from "../../asl/language/definition";
import { taskObject } from "../tasks/ecs-task";
import { type ContainerInjection, injectedEnd } from "../tasks/failure-injection";
import { readRequest } from "../tasks/run-task-request";
import type { AnsweredCall } from "./answer";

/**
 * Answers `ecs:runTask.sync` with the end of its container: the task as ECS describes it, and for anything but 0 the failure
 * `States.TaskFailed`, whose cause is that task as JSON text.
 * CPU and memory are those of the smallest Fargate task, for a definition does not know them.
 *
 * @example
 * await runLocally(nightly, { date: "2026-11-24" }, { tasks: { extract: exits(3) } });
 * @param how the exit code, or what keeps the container from having one of its own: `killed` for its use of memory, `pull` of its image
 * impossible, taken away by Fargate `spot`; the words of `--fail`
 */
export const exits = (how: number | "killed" | "pull" | "spot") => {
  const injection: ContainerInjection = typeof how === "number" ? { how: "exit", code: how } : { how };
  return (parameters: JsonObject, { now, index }: Pick<AnsweredCall, "now" | "index">): JsonObject => {
    const request = readRequest(parameters);
    const definition = definitionOf(request.taskDefinition);
    const container = { ...unsaid, name: request.overrides[0]?.name ?? definition.family };
    const { started, ...ended } = injectedEnd(injection, container.image);
    const id = (index + 1).toString(16).padStart(32, "0");
    const sent = { ...parameters, StartedBy: "AWS Step Functions" };
    const task = taskObject(
      { id, definition, container, request, parameters: sent, createdAt: now },
      { ...ended, ...(started ? { startedAt: now } : {}), stoppedAt: now },
    );
    if (ended.exitCode === 0) return task;
    throw Object.assign(new Error("the container did not exit with 0"), {
      name: "States.TaskFailed",
      cause: JSON.stringify(task),
    });
  };
};

/** What a definition does not tell of the container. */
const unsaid = { image: "image", folder: undefined, command: [], environment: [], secrets: [], stopTimeout: 30 };

/** A task definition as far as its name tells: an ARN, a family, or a family with its revision. */
function definitionOf(named: string) {
  const [family = named, revision = "1"] = (named.split("/").at(-1) ?? named).split(":");
  const arn = named.startsWith("arn:")
    ? named
    : `arn:aws:ecs:us-east-1:000000000000:task-definition/${family}:${revision}`;
  return {
    arn,
    family,
    cpu: "256",
    memory: "512",
    place: "a test",
    containers: () => [],
    resolve: <T>(value: T): T => value,
    folderOf: () => undefined,
  };
}
