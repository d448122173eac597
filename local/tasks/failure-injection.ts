import { nearest } from "../../config/nearest";
import type { Called } from "../engine/call-events";
import { nameOf, nameWithoutPattern, patternOf } from "./called";
import type { TaskEnd } from "./ecs-task";

/*
 * `--fail <state>=<how>`: lets the calls of a state fail as the service would report it, to see what Retry and Catch make of it.
 */

/** How the calls of a state fail. */
export type Injection =
  | { readonly how: "exit"; readonly code: number }
  | { readonly how: "pull" | "killed" | "spot" }
  | { readonly how: "timeout" }
  | { readonly how: "throttle"; readonly times: number };

/** A state and how its calls fail. */
export interface InjectedFailure {
  readonly state: string;
  readonly injection: Injection;
  /** As it was written, for sentences. */
  readonly written: string;
}

/** What can be injected, for sentences and help. */
export const injectionKinds: Readonly<Record<Injection["how"], string>> = {
  exit: "exit:N (the container exits with N)",
  pull: "pull (the image cannot be pulled)",
  killed: "killed (the container is killed for its use of memory)",
  spot: "spot (Fargate Spot takes the computer away)",
  timeout: "timeout (the call never ends)",
  throttle: "throttle:N (the service refuses the first N calls for their rate)",
};

/** Reads one `--fail`. The name of a state may hold equals signs, so the last one counts. */
export function readInjection(written: string): InjectedFailure | { readonly problem: string } {
  const equals = written.lastIndexOf("=");
  if (equals < 1) return { problem: `--fail ${written}: found no <state>=<how>; ${allowed}` };
  const [how = "", ...more] = written.slice(equals + 1).split(":");
  const injection = injectionOf(how, more.join(":"));
  if (injection !== undefined) return { state: written.slice(0, equals), injection, written };
  const near = nearest(how, Object.keys(injectionKinds));
  const hint = near === undefined || near === how ? "" : `; did you mean ${near}?`;
  return { problem: `--fail ${written}: found "${written.slice(equals + 1)}"${hint}; ${allowed}` };
}

const allowed = `what can be injected: ${Object.values(injectionKinds).join(", ")}`;

function injectionOf(how: string, number: string): Injection | undefined {
  const whole = /^\d{1,5}$/.test(number) ? Number(number) : undefined;
  switch (how) {
    case "exit":
      return whole === undefined || whole === 0 || whole > 255 ? undefined : { how, code: whole };
    case "throttle":
      if (number === "") return { how, times: 1 };
      return whole === undefined || whole === 0 ? undefined : { how, times: whole };
    case "pull":
    case "killed":
    case "spot":
    case "timeout":
      return number === "" ? { how } : undefined;
    default:
      return undefined;
  }
}

/** Why an injection does not fit what a state calls; undefined when it does. */
export function misfit({ injection: { how }, written }: InjectedFailure, called: Called): string | undefined {
  if (how === "timeout") return undefined;
  const calls = `--fail ${written}: the state calls ${nameOf(called)}`;
  if (nameWithoutPattern(called) !== "ecs:runTask")
    return `${calls}, where only timeout can be injected; ${how} is for ecs:runTask`;
  if (how === "throttle" || patternOf(called) === "sync") return undefined;
  return `${calls}, which does not wait for the end of the container; ${how} is for ecs:runTask.sync`;
}

/** The end of a task whose program was not run, without its times. */
export type InjectedEnd = Omit<TaskEnd, "startedAt" | "stoppedAt"> & { readonly started: boolean };

/** A failure of the container itself. */
export type ContainerInjection = Extract<Injection, { how: "exit" | "pull" | "killed" | "spot" }>;

export const isOfContainer = (injection: Injection): injection is ContainerInjection =>
  injection.how !== "timeout" && injection.how !== "throttle";

/** What becomes of a container, as ECS reports it. */
export function injectedEnd(injection: ContainerInjection, image: string): InjectedEnd {
  const exited = {
    started: true,
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
  } as const;
  switch (injection.how) {
    case "exit":
      return { ...exited, exitCode: injection.code };
    case "killed":
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/out-of-memory.html
      return { ...exited, exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" };
    case "pull":
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
      return {
        started: false,
        stopCode: "TaskFailedToStart",
        stoppedReason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`,
      };
    case "spot":
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
      return {
        started: true,
        stopCode: "SpotInterruption",
        stoppedReason: "Your Spot Task was interrupted.",
        exitCode: 137,
      };
  }
}
