import type { Json } from "../../asl/language/definition";
import type { Task } from "../tasks/task";

/** What states have sent, call by call. */
export interface Received {
  /** A task whose calls are noted. */
  readonly watched: (task: Task) => Task;
  /** What was received from a state, in the order of its calls; empty for one that called nothing. */
  readonly from: (state: string) => readonly Json[];
  /** The states that called something. */
  readonly states: () => readonly string[];
}

/** Notes the parameters of each call as they are sent. */
export function noteReceived(): Received {
  const received = new Map<string, Json[]>();
  return {
    watched: (task) => ({
      ...task,
      accept: (parameters, caller) => {
        const before = received.get(caller.state);
        if (before) before.push(parameters);
        else received.set(caller.state, [parameters]);
        return task.accept(parameters, caller);
      },
    }),
    from: (state) => received.get(state) ?? [],
    states: () => [...received.keys()],
  };
}
