/** Programs that must compile: `npm run check` compiles this file, and what they write is looked at here. */
import { input, type Json, noInput, stateMachine } from "../../../asl/language";
import { definitionOf, job } from "./programs";

type Shape = { kind: "file"; path: string } | { kind: "table"; rows: number };

interface Row {
  readonly id: string;
}

const child = stateMachine(
  "child",
  input<{
    shape?: Shape;
    named?: string | { name: string };
    any?: Json;
    unknown?: unknown;
    record?: Record<string, unknown>;
    byName?: Record<string, { n: number }>;
    changing?: number[];
    nullable?: string | null;
  }>(),
  ({ step }) => void step.runTask("run", job),
);

const produces = stateMachine("produces", input<{ list: readonly number[]; row: Row }>(), ({ input, step }) => {
  step.runTask("run", job);
  return { list: input.list, row: input.row };
});

/** The input that a state sends to its child, without the link to its parent. */
const sent = (state: unknown): unknown => {
  const { Input } = (state as { Parameters: { Input: Record<string, unknown> } }).Parameters;
  return Object.fromEntries(Object.entries(Input).filter(([key]) => !key.startsWith("AWS_STEP_FUNCTIONS")));
};

it("takes each member of a union, any JSON, records, and lists that do not change", () => {
  const machine = stateMachine("m", input<{ path: string; rows: number; row: Row }>(), ({ input, step }) => {
    step.startExecution("file", child, { shape: { kind: "file", path: input.path } });
    step.startExecution("table", child, { shape: { kind: "table", rows: input.rows }, named: "a" });
    step.startExecution("object", child, { named: { name: input.path }, nullable: null });
    step.startExecution("any", child, { any: { a: [{ b: 1 }, "c", null] }, unknown: { a: input.row } });
    step.startExecution("records", child, { record: { a: { b: input.rows } }, byName: { x: { n: 1 } } });
    const made = step.startExecution("make", produces, { list: [1], row: input.row });
    step.startExecution("pass on", child, { changing: made.Output.list, any: made.Output.row });
  });
  const { States } = definitionOf(machine);
  expect(sent(States.file)).toEqual({ shape: { kind: "file", "path.$": "$.path" } });
  expect(sent(States.any)).toEqual({
    any: { a: [{ b: 1 }, "c", null] },
    unknown: { "a.$": "$$.Execution.Input.row" },
  });
  expect(sent(States["pass on"])).toEqual({ "changing.$": "$.Output.list", "any.$": "$.Output.row" });
});

it("takes a child that reads nothing, and a child's own word on who started it", () => {
  const nothing = stateMachine("nothing", noInput, ({ step }) => void step.runTask("run", job));
  const linked = stateMachine(
    "linked",
    input<{ AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: string }>(),
    ({ step }) => void step.runTask("run", job),
  );
  const machine = stateMachine("m", noInput, ({ step }) => {
    step.startExecution("a", nothing, {});
    step.startExecution("b", linked, { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: "x" });
  });
  expect(definitionOf(machine).States.b).toMatchObject({
    Parameters: { Input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: "x" } },
  });
});
