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

/** A task whose first calls ECS refuses because there are too many a second. */
export function throttled(
  task: Task,
  { times }: Extract<Injection, { how: "throttle" }>,
  newRequestId: () => string,
): Task {
  let left = times;
  return {
    ...task,
    accept: (parameters, caller) => {
      const accepted = task.accept(parameters, caller);
      if (left === 0) return accepted;
      left -= 1;
      // As reported by users: ECS has no exception of its own for it, so the state sees the general one.
      const refusal = { error: "AmazonECSException", code: "ThrottlingException", message: "Rate exceeded." };
      const reply = refused(patternOf(task.called), ecs, refusal, newRequestId());
      return { parameters: accepted.parameters, run: async () => reply };
    },
  };
}
