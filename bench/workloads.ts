import type { Definition, Json } from "../asl/language/definition";

/** What every engine is given to do. None of it calls or waits for anything, so that only the engine works. */
export interface Workload {
  readonly name: string;
  readonly definition: Definition;
  readonly input: Json;
  /** So many executions, one after the other in one process. */
  readonly executions: number;
  /** What each of them has to give: an engine that gives something else did not do the work. */
  readonly output: Json;
}

const numbers = Array.from({ length: 1000 }, (_, index) => index + 1);

/** Two transitions a turn. */
const turns = 5000;

export const workloads: readonly Workload[] = [
  {
    name: "a 3-state machine, 100 executions",
    executions: 100,
    input: { date: "2026-11-24", rows: 3 },
    output: { text: "3 rows on 2026-11-24" },
    definition: {
      StartAt: "select",
      States: {
        select: { Type: "Pass", Parameters: { "date.$": "$.date", "rows.$": "$.rows" }, Next: "any?" },
        "any?": { Type: "Choice", Choices: [{ Variable: "$.rows", NumericGreaterThan: 0, Next: "tell" }] },
        tell: { Type: "Pass", Parameters: { "text.$": "States.Format('{} rows on {}', $.rows, $.date)" }, End: true },
      },
    },
  },
  {
    name: "an inline Map of 1,000 items",
    executions: 1,
    input: { numbers },
    output: numbers.map((number) => ({ number, from: "map" })),
    definition: {
      StartAt: "map",
      States: {
        map: {
          Type: "Map",
          ItemsPath: "$.numbers",
          ItemProcessor: {
            StartAt: "item",
            States: { item: { Type: "Pass", Parameters: { "number.$": "$", from: "map" }, End: true } },
          },
          End: true,
        },
      },
    },
  },
  {
    name: "a loop of 10,000 transitions",
    executions: 1,
    input: { count: 0 },
    output: { count: turns },
    definition: {
      StartAt: "add",
      States: {
        add: { Type: "Pass", Parameters: { "count.$": "States.MathAdd($.count, 1)" }, Next: "again?" },
        "again?": {
          Type: "Choice",
          Choices: [{ Variable: "$.count", NumericLessThan: turns, Next: "add" }],
          Default: "done",
        },
        done: { Type: "Succeed" },
      },
    },
  },
];
