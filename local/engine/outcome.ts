import type { Json } from "../../asl/language/definition";
import type { Variables } from "./scope";

/** What a state decides. It only says what is to happen; the driver does it. */
export type Outcome =
  /** Call a service and decide again with its answer. */
  | {
      readonly do: "call";
      readonly resource: string;
      readonly parameters: Json;
      readonly onAnswer: (answer: Answer) => Outcome;
    }
  | { readonly do: "go"; readonly next: string; readonly output: Json; readonly assigned: Variables }
  | { readonly do: "end"; readonly output: Json; readonly assigned: Variables }
  | { readonly do: "fail"; readonly error: string; readonly cause: string };

/** What a service answered. */
export type Answer =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | { readonly status: "FAILED"; readonly error: string; readonly cause: string };
