import {
  type ChildExecution,
  type EcsTask,
  field,
  input,
  noInput,
  type Ref,
  stateMachine,
  text,
} from "../../../asl/language";
import type { Json, TaskState } from "../../../asl/language/definition";
import type { MachineNode } from "../../../asl/language/nodes/statement";
import type { Equal, Expect } from "../../expect-type";
import { type ChildInput, child, definitionOf, job } from "./programs";

const stateOf = (machine: MachineNode, name: string): TaskState => {
  const state = definitionOf(machine).States[name];
  if (state?.Type !== "Task") throw new Error(`no Task state ${name}`);
  return state;
};

/** The container override that a runTask state sends. */
const overrideOf = (machine: MachineNode, name: string): Json | undefined => {
  const { Overrides } = stateOf(machine, name).Parameters as { Overrides?: { ContainerOverrides: readonly Json[] } };
  return Overrides?.ContainerOverrides[0];
};

describe("where a value is read", () => {
  it("reads the machine's input in `$` while it lies there", () => {
    const machine = stateMachine("m", input<{ args: readonly string[]; mode: string }>(), ({ input, step }) => {
      type _ = Expect<Equal<typeof input.mode, Ref<string>>>;
      step.runTask("run", job, { command: input.args, environment: { MODE: input.mode } });
    });
    expect(overrideOf(machine, "run")).toEqual({
      Name: "main",
      "Command.$": "$.args",
      Environment: [{ Name: "MODE", "Value.$": "$.mode" }],
    });
  });

  it("reads the machine's input in the context object after later states, and adds nothing to those", () => {
    const machine = stateMachine("m", input<{ deep: { date: string } }>(), ({ input, step }) => {
      step.runTask("first", job);
      step.runTask("second", job);
      step.runTask("third", job, { environment: { DATE: input.deep.date } });
    });
    expect(overrideOf(machine, "third")).toEqual({
      Name: "main",
      Environment: [{ Name: "DATE", "Value.$": "$$.Execution.Input.deep.date" }],
    });
    expect(Object.keys(stateOf(machine, "first"))).toEqual(["Type", "Resource", "Parameters", "Next"]);
  });

  it("reads the result of the state before in `$`", () => {
    const machine = stateMachine("m", noInput, ({ step }) => {
      const first = step.runTask("first", job);
      type _ = Expect<Equal<typeof first, Ref<EcsTask>>>;
      step.runTask("second", job, { command: [first.TaskArn] });
    });
    expect(overrideOf(machine, "second")).toEqual({ Name: "main", "Command.$": "States.Array($.TaskArn)" });
    expect(stateOf(machine, "first").Assign).toBeUndefined();
  });

  it("keeps a result in a variable when a state after the next one reads it", () => {
    const machine = stateMachine("m", input<{ table: string }>(), ({ input, step }) => {
      const loaded = step.startExecution("load all", child, { table: input.table, limits: { rows: 1, unit: "k" } });
      type _ = Expect<
        Equal<typeof loaded, Ref<ChildExecution<ChildInput, { readonly table: string; readonly rows: number }>>>
      >;
      step.runTask("check", job);
      step.runTask("report", job, { command: [loaded.Output.table, input.table] });
    });
    expect(stateOf(machine, "load all").Assign).toEqual({ "loadAll.$": "$" });
    expect(stateOf(machine, "check").Assign).toBeUndefined();
    expect(overrideOf(machine, "report")).toEqual({
      Name: "main",
      "Command.$": "States.Array($loadAll.Output.table, $$.Execution.Input.table)",
    });
  });

  it("refuses two states whose results would be kept in one variable", () => {
    const machine = stateMachine("m", noInput, ({ step }) => {
      const one = step.runTask("load it", job);
      const two = step.runTask("load-it", job);
      step.runTask("between", job);
      step.runTask("last", job, { command: [one.TaskArn, two.TaskArn] });
    });
    expect(() => definitionOf(machine)).toThrow(
      'state machine "m": the results of "load it" and "load-it" would both be kept in the variable "loadIt"; rename one of the states',
    );
  });

  it("refuses a variable whose name would be too long", () => {
    const machine = stateMachine("m", noInput, ({ step }) => {
      const first = step.runTask(`1${"a".repeat(79)}`, job);
      step.runTask("between", job);
      step.runTask("last", job, { command: [first.TaskArn] });
    });
    expect(() => definitionOf(machine)).toThrow(
      /would be kept in the variable "result1a+", Step Functions takes 80 characters/,
    );
  });

  it.each([
    ["3 tables", "result3Tables"],
    ["states", "resultStates"],
    ["Größe holen", "größeHolen"],
    ["バッチ", "バッチ"],
  ])("keeps the result of %p in %p", (name, variable) => {
    const machine = stateMachine("m", noInput, ({ step }) => {
      const first = step.runTask(name, job);
      step.runTask("between", job);
      step.runTask("last", job, { command: [first.TaskArn] });
    });
    expect(stateOf(machine, name).Assign).toEqual({ [`${variable}.$`]: "$" });
  });

  it("quotes a field whose name is no word, and reaches fields that a handle cannot take as a property", () => {
    const machine = stateMachine(
      "m",
      input<{ "it's": string; then: string; list: readonly string[] }>(),
      ({ input, step }) => {
        step.runTask("run", job, { command: [input["it's"], field(input, "then"), field(input.list, 12)] });
      },
    );
    expect(overrideOf(machine, "run")).toMatchObject({ "Command.$": "States.Array($['it\\'s'], $.then, $.list[12])" });
  });
});

describe("values in a payload", () => {
  const commandOf = (
    command: readonly (string | Ref<string>)[] | ((input: Ref<{ a: string }>) => unknown),
  ): Json | undefined => {
    const machine = stateMachine("m", input<{ a: string }>(), ({ input, step }) => {
      step.runTask("run", job, { command: (typeof command === "function" ? command(input) : command) as string[] });
    });
    return overrideOf(machine, "run");
  };

  it("writes an array of plain values as it is", () => {
    expect(commandOf(["--date", "it's {x}"])).toEqual({ Name: "main", Command: ["--date", "it's {x}"] });
  });

  it("writes an array with a handle as a call, in which the reserved characters of text are escaped", () => {
    expect(commandOf((input) => ["it's {x} \\", input.a])).toEqual({
      Name: "main",
      "Command.$": "States.Array('it\\'s \\{x\\} \\\\', $.a)",
    });
  });

  it("sends text that looks like a path when it is said to be text", () => {
    expect(commandOf(() => [text("$.a")])).toEqual({ Name: "main", Command: ["$.a"] });
  });

  it("marks fields at any depth, also in objects inside arrays", () => {
    const list = stateMachine("list", input<{ items: readonly { id: string; n: number }[] }>(), ({ step }) => {
      step.runTask("run", job);
    });
    const machine = stateMachine("m", input<{ id: string }>(), ({ input, step }) => {
      step.startExecution("start", list, {
        items: [
          { id: input.id, n: 1 },
          { id: "b", n: 2 },
        ],
      });
    });
    expect(stateOf(machine, "start").Parameters).toEqual({
      StateMachineArn: "<StateMachineArn of list>",
      Input: {
        items: [
          { "id.$": "$.id", n: 1 },
          { id: "b", n: 2 },
        ],
        "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id",
      },
    });
  });

  it("refuses an array that holds a handle beside an object, which JSONPath cannot write", () => {
    const mixed = stateMachine("mixed", input<{ items: readonly { id: string }[] }>(), ({ step }) => {
      step.runTask("run", job);
    });
    const machine = stateMachine("m", input<{ item: { id: string } }>(), ({ input, step }) => {
      step.startExecution("start", mixed, { items: [input.item, { id: "b" }] });
    });
    expect(() => definitionOf(machine)).toThrow(
      /^state machine "m", state "start": an array holds a handle beside an object; JSONPath can write/,
    );
  });

  it("passes a whole input on as it is", () => {
    const machine = stateMachine(
      "m",
      input<{ table: string; limits: { rows: number; unit: string } }>(),
      ({ input, step }) => {
        step.startExecution("start", child, input);
      },
    );
    expect(stateOf(machine, "start").Parameters).toEqual({
      StateMachineArn: "<StateMachineArn of child>",
      "Input.$": "$",
    });
  });
});

describe("what a machine provides", () => {
  const lastState = (body: Parameters<typeof stateMachine<{ a: string }, unknown>>[2]): TaskState =>
    stateOf(stateMachine("m", input<{ a: string }>(), body), "last");

  it("is its last state's result when its callback returns nothing", () => {
    const state = lastState(({ step }) => void step.runTask("last", job));
    expect(Object.keys(state)).toEqual(["Type", "Resource", "Parameters", "End"]);
  });

  it("needs nothing when it is its last state's result", () => {
    const state = lastState(({ step }) => step.runTask("last", job));
    expect(Object.keys(state)).toEqual(["Type", "Resource", "Parameters", "End"]);
  });

  it("can be a part of its last state's result", () => {
    expect(lastState(({ step }) => step.runTask("last", job).Containers[0].ExitCode)).toMatchObject({
      OutputPath: "$.Containers[0].ExitCode",
      End: true,
    });
  });

  it("can be an object of results, input and plain values", () => {
    const state = lastState(({ input, step }) => {
      const first = step.runTask("first", job);
      const last = step.runTask("last", job);
      return { first: first.TaskArn, last: last.TaskArn, a: input.a, n: 1 };
    });
    expect(state).toMatchObject({
      ResultSelector: { "first.$": "$first.TaskArn", "last.$": "$.TaskArn", "a.$": "$$.Execution.Input.a", n: 1 },
      End: true,
    });
    expect(state).not.toHaveProperty("OutputPath");
  });

  it("keeps an earlier result that only the output reads", () => {
    const machine = stateMachine("m", noInput, ({ step }) => {
      const first = step.runTask("first", job);
      step.runTask("last", job);
      return first.TaskArn;
    });
    expect(stateOf(machine, "first").Assign).toEqual({ "first.$": "$" });
    expect(stateOf(machine, "last")).toMatchObject({
      ResultSelector: { "value.$": "$first.TaskArn" },
      OutputPath: "$.value",
    });
  });

  it.each<[string, Parameters<typeof lastState>[0], Json]>([
    [
      "its input",
      ({ input, step }) => {
        step.runTask("last", job);
        return input.a;
      },
      { "value.$": "$$.Execution.Input.a" },
    ],
    [
      "a plain value",
      ({ step }) => {
        step.runTask("last", job);
        return 3;
      },
      { value: 3 },
    ],
    [
      "an array",
      ({ input, step }) => [step.runTask("last", job).TaskArn, input.a],
      { "value.$": "States.Array($.TaskArn, $$.Execution.Input.a)" },
    ],
  ])("can be %s", (_, body, selector) => {
    expect(lastState(body)).toMatchObject({ ResultSelector: selector, OutputPath: "$.value" });
  });
});

it("takes any name for a state, also one that JavaScript's objects have a meaning for", () => {
  const machine = stateMachine("m", noInput, ({ step }) => {
    step.runTask("__proto__", job);
    step.runTask("constructor", job);
  });
  expect(Object.keys(definitionOf(machine).States)).toEqual(["__proto__", "constructor"]);
});

it("cannot be changed once it is written", () => {
  expect(() => Object.assign(child.block.statements[0] ?? {}, { name: "other" })).toThrow(TypeError);
});

it("renders a machine the same after it was stored as JSON", () => {
  const stored: MachineNode = JSON.parse(JSON.stringify(child));
  expect(definitionOf(stored)).toEqual(definitionOf(child));
});
