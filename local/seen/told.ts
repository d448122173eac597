import type { Hidden, SeenExecution, Visit, Why } from "./seen";

/** What an event tells, for a view. */
export type Told =
  | { readonly what: "started" | "ended"; readonly execution: SeenExecution }
  /** `left`: its status says how. `lost`: a try of its work failed. */
  | { readonly what: "entered" | "left" | "lost"; readonly visit: Visit }
  | {
      readonly what: "retried";
      readonly visit: Visit;
      readonly tries: number;
      readonly lost: Why;
      readonly lostAt: string;
      readonly at: string;
    }
  /** The lines of a Map or Parallel are over; `hidden` is what of them was not shown. */
  | { readonly what: "joined"; readonly visit: Visit; readonly hidden: Readonly<Hidden> };
