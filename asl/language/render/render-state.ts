/** One state for each kind of statement. */
import type { JsonObject, State, Transition } from "../definition";
import type { Statement } from "../nodes/statement";
import { fieldOf, type Reading } from "./jsonpath";
import type { outputFields } from "./output";

/** Everything about a state that does not stand in its own statement. */
export interface Surroundings {
  readonly partition: string;
  /** How the state's own fields find values. */
  readonly reading: Reading;
  /** What the machine provides, if this state is its last. */
  readonly output: ReturnType<typeof outputFields>;
  /** The variable that keeps the state's result, if a later state reads it. */
  readonly variable: string | undefined;
  readonly transition: Transition;
}

type StateWriters = {
  readonly [K in Statement["kind"]]: (statement: Extract<Statement, { kind: K }>, around: Surroundings) => State;
};

const writers: StateWriters = {
  task: ({ use, parameters }, { partition, reading, output, variable, transition }) => ({
    Type: "Task",
    Resource: `arn:${partition}:states:::${use.action}`,
    ...(Object.fromEntries([fieldOf("Parameters", parameters, reading)]) as JsonObject),
    ...output,
    ...(variable === undefined ? {} : { Assign: { [`${variable}.$`]: "$" } }),
    ...transition,
  }),
};

/** The state that a statement becomes. */
export const renderState = (statement: Statement, around: Surroundings): State =>
  writers[statement.kind](statement, around);
