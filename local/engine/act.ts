import type { Json, StateGraph } from "../../asl/language/definition";
import type { Happening } from "./history";
import type { Batching } from "./items/batching";
import type { Item } from "./items/item";
import type { Reading } from "./items/reading";
import type { Writing } from "./results/writing";
import type { Scope, Variables } from "./scope";
import type { ToleratedFailures } from "./tolerated-failures";

/*
 * A state decides and does nothing itself. It is a generator: it yields what it asks of the driver, is given the answer, and returns its
 * outcome. An answer that is a failure is thrown into it.
 */

/** What a state asks of the driver. */
export type Act = Evaluate | Sleep | Token | Call | Fork | MapRun | Note;

/** Evaluate the JSONata expressions in a value. Answered by the value. */
export interface Evaluate {
  readonly do: "evaluate";
  readonly value: Json;
  /** The field that holds it, as the service names it in a cause. */
  readonly field: string;
  /** The type that the field needs; any when absent. */
  readonly expects?: "array" | "boolean" | "number" | "string";
  readonly bindings: Bindings;
}

/** What a JSONata expression can see: `$states`, and each variable by its name. */
export interface Bindings {
  readonly states: {
    readonly input: Json;
    readonly context: Json;
    /** In `Assign` and `Output` of a state whose work had a result. */
    readonly result?: Json;
    /** In `Assign` and `Output` of a catcher. */
    readonly errorOutput?: Json;
  };
  readonly variables: Variables;
}

/** Let time pass. */
export interface Sleep {
  readonly do: "sleep";
  readonly milliseconds: number;
  /** Any time from 0 to that long instead, at random. */
  readonly jitter?: boolean;
}

/** Make a token for a callback. Answered by its text. */
export interface Token {
  readonly do: "token";
}

/** Call a service. Answered by its result. */
export interface Call {
  readonly do: "call";
  readonly state: string;
  readonly resource: string;
  readonly parameters: Json;
  /** The role that it is made with, when that is not the machine's. */
  readonly roleArn?: string;
  /** Seconds until the call fails with States.Timeout. */
  readonly timeout?: number;
  /** Seconds without a sign of life until it fails with States.HeartbeatTimeout. */
  readonly heartbeat?: number;
  readonly retryCount: number;
  /** The token that was made for this call, when it waits for a callback. */
  readonly token?: string;
}

/** Run several lines of states side by side in this execution. Answered by their outputs, in the order of the lines. */
export interface Fork {
  readonly do: "fork";
  readonly lines: readonly Line[];
  /** How many run at a time. */
  readonly atOnce: number;
  readonly started: Happening;
  readonly succeeded: Happening;
  /** The Map whose iterations these are; absent for the branches of a Parallel. */
  readonly map?: string;
}

/** One line: a branch, or an iteration. */
export interface Line {
  readonly graph: StateGraph;
  readonly input: Json;
}

/** Run the items of a distributed Map, each or each batch as an execution of its own. Answered by what the state gets. */
export interface MapRun {
  readonly do: "mapRun";
  readonly graph: StateGraph;
  /** The part of the ARNs that names the state; without it one is made up. */
  readonly label?: string;
  /**
   * Children of EXPRESS run as those of STANDARD do: locally they have histories too, ARNs of the same form and no limit of five
   * minutes. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
   */
  readonly express: boolean;
  /** The items, or where they are to be read. */
  readonly items: readonly Item[] | Reading;
  /** The input of a child, or its part of a batch. Asks for nothing but the values of expressions. */
  readonly inputOf: (item: Item & { readonly Index: number }) => Deciding<Json>;
  readonly batching?: Batching;
  /** How many children run at a time. */
  readonly atOnce: number;
  readonly tolerated: ToleratedFailures;
  readonly writing?: Writing;
}

/** Write an event into the history that nothing else belongs to. */
export interface Note {
  readonly do: "note";
  readonly happening: Happening;
}

/** How a state ends when it does not fail. */
export type Outcome =
  | { readonly do: "go"; readonly next: string; readonly output: Json; readonly assigned: Variables }
  | { readonly do: "end"; readonly output: Json; readonly assigned: Variables };

/** Something that a state works out with the driver's help. @throws StatesError or StateFailure when it fails */
export type Deciding<T> = Generator<Act, T, unknown>;

/** A state type: from a state and what it sees to its outcome. */
export type Decide<S> = (state: S, scope: Scope) => Deciding<Outcome>;

/** Asks the driver, and gives its answer a type. */
export function* ask<T>(act: Act): Deciding<T> {
  return (yield act) as T;
}
