import type { Clock } from "../engine/clock";
import { neverAnswered } from "./callbacks";
import { patternOf } from "./called";
import type { Injection } from "./failure-injection";
import { ecs, refused } from "./service-answer";
import type { Task } from "./task";

/** A task whose calls never end. What the state needs to run is not needed then. */
export const neverEnding = (task: Task, clock: Clock): Task => ({
  ...task,
  accept: (parameters, caller) => ({
    parameters: task.accept(parameters, caller).parameters,
    run: (call) => neverAnswered(clock, call),
  }),
});

/** By state, how many of the calls that were refused for their rate have not been made again. */
export type Refusals = Map<string, number>;

/** A task whose first calls ECS refuses because there are too many a second. */
export function throttled(
  task: Task,
  { times }: Extract<Injection, { how: "throttle" }>,
  { newRequestId, refusals }: { readonly newRequestId: () => string; readonly refusals: Refusals },
): Task {
  let left = times;
  return {
    ...task,
    accept: (parameters, caller) => {
      const accepted = task.accept(parameters, caller);
      const { state, retryCount } = caller;
      const before = refusals.get(state) ?? 0;
      if (retryCount > 0 && before > 0) refusals.set(state, before - 1);
      if (left === 0) return accepted;
      left -= 1;
      refusals.set(state, (refusals.get(state) ?? 0) + 1);
      // As reported by users: ECS has no exception of its own for it, so the state sees the general one.
      const refusal = { error: "AmazonECSException", code: "ThrottlingException", message: "Rate exceeded." };
      const reply = refused(patternOf(task.called), ecs, refusal, newRequestId());
      return { parameters: accepted.parameters, run: async () => reply };
    },
  };
}

/** What a person should know of refused calls that no Retry has made again, one sentence a state. */
export const refusalNotes = (refusals: Refusals): readonly string[] =>
  [...refusals].flatMap(([state, count]) =>
    count === 0
      ? []
      : [
          `--fail ${state}=throttle: no Retry of state "${state}" took ${refusedError}${count === 1 ? "" : `, ${count} times`}; one that takes it would make the call again`,
        ],
  );

/** The name under which a state sees it. */
const refusedError = "ECS.AmazonECSException";
