import type { Task } from "../tasks/task";
import type { Clock } from "./clock";
import type { Recorder } from "./history";
import type { Objects } from "./objects";

/** What the driver needs of the world; the same for a parent and its children. */
export interface World {
  /** The integration behind a state's `Resource`. */
  readonly taskOf: (resource: string, state: string) => Task;
  readonly clock: Clock;
  readonly record: Recorder;
  /** Is told each line that a task's program writes, with the execution that runs it and the last event of the state that does. */
  readonly line: (executionArn: string, text: string, eventId: number) => void;
  /** A new task token. */
  readonly newToken: () => string;
  /** A number from 0 up to but not including 1. */
  readonly random: () => number;
  /** The objects that distributed Maps read and write; none when the run has no buckets. */
  readonly objects?: Objects;
  /** Aborts every execution. */
  readonly signal: AbortSignal;
}
