/*
 * What the histories have told so far: executions, the lines of states in them (the machine itself, the branches of a Parallel, the
 * iterations of a Map) and the visits to states.
 */

/** How something stands; a state whose error a catcher took is CAUGHT. */
export type Status = "RUNNING" | "SUCCEEDED" | "CAUGHT" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** An error and its cause, as far as there are any. */
export interface Why {
  readonly error?: string;
  readonly cause?: string;
}

export interface SeenExecution {
  readonly arn: string;
  readonly machine: string;
  readonly name: string;
  /** The visit that started it, when it is a child. */
  readonly parent?: Visit;
  /** Which one it is of those of a distributed Map. */
  readonly item?: number;
  readonly startedAt: string;
  readonly root: Line;
  /** States of it that were entered and not left. */
  readonly open: Set<Visit>;
  /** What each event so far belongs to, by its id. Empty once the execution has ended. */
  readonly places: Map<number, Place>;
  status: Status;
  stoppedAt: string;
  /** JSON text, once it has succeeded. */
  output?: string;
  why?: Why;
  /** The state that it failed in. */
  failing?: Visit;
}

/** States that follow each other. */
export interface Line {
  readonly execution: SeenExecution;
  /** The Map or Parallel that it is a line of. */
  readonly owner?: Visit;
  /** Which of the lines that run side by side it is: `item 3, branch 0`; empty when there is only one. */
  readonly tag: string;
  readonly depth: number;
  /** How often each of its states was entered. */
  readonly visits: Map<string, number>;
  /** Whether it is shown; of many iterations only the first ones are. */
  readonly shown: boolean;
}

export interface Visit {
  readonly line: Line;
  readonly state: string;
  readonly type: string;
  readonly enteredAt: string;
  readonly shown: boolean;
  /** The first of a loop that is not shown. */
  readonly fades: boolean;
  /** How often its work was begun. */
  tries: number;
  status: Status;
  stoppedAt: string;
  /** Whether what it called has answered. */
  worked: boolean;
  /** Why its last try failed, and when. */
  why?: Why | undefined;
  failedAt?: string | undefined;
  /** A Map or Parallel whose lines are over. */
  over: boolean;
  /** Its iterations that are under way, by index. */
  readonly lines: Map<number, Line>;
  /** Lines and child executions that it has begun. */
  begun: number;
  hidden: Hidden;
}

/** What of the lines that are not shown became of them. */
export interface Hidden {
  count: number;
  failed: number;
  aborted: number;
}

/** What an event belongs to. */
export interface Place {
  readonly line: Line;
  /** The state that it is an event of; absent between two states. */
  readonly visit?: Visit;
}

/** Every line that an event stands in, from the innermost state outwards, within its execution. */
export function* outwards({ line, visit }: Place): Generator<Visit> {
  if (visit) yield visit;
  for (let owner = line.owner; owner?.line.execution === line.execution; owner = owner.line.owner) yield owner;
}

/** Whether a visit is within another one. */
export const isWithin = (inner: Visit, outer: Visit): boolean => {
  for (const visit of outwards({ line: inner.line })) if (visit === outer) return true;
  return false;
};
