import { inspect } from "node:util";
import { input, type Ref, type Step, schedule, stateMachine, text } from "../../../asl/language";
import { child, job } from "./programs";

/** Writes a machine "m" with a handle `input.a`, and returns what it throws. */
const refusal = (use: (handle: Ref<{ b: string }>, step: Step) => unknown): string => {
  try {
    stateMachine("m", input<{ a: { b: string } }>(), ({ input, step }) => {
      use(input.a, step);
      step.runTask("run", job);
    });
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was refused";
};

describe("a handle used as if it were a value", () => {
  const only = 'state machine "m": input.a has its value only while the machine runs';

  it.each<[string, (handle: Ref<{ b: string }>) => unknown]>([
    ["in a text", (handle) => `${handle}`],
    ["in a sum", (handle) => (handle as unknown as number) + 1],
    ["in a comparison", (handle) => (handle as unknown as number) > 1],
    ["as text", (handle) => String(handle)],
  ])("is refused %s", (_, use) => {
    expect(refusal(use)).toBe(
      `${only}; pass the handle itself as the whole value, it cannot be part of a text or a calculation here`,
    );
  });

  it("is refused in JSON.stringify", () => {
    expect(refusal((handle) => JSON.stringify({ handle }))).toBe(
      `${only}; pass the handle itself, JSON.stringify cannot see it`,
    );
  });

  it.each<[string, (handle: Ref<{ b: string }>) => unknown]>([
    ["spread into an object", (handle) => ({ ...handle })],
    ["spread into an array", (handle) => [...(handle as unknown as string[])]],
    ["listed", (handle) => Object.keys(handle)],
    ["asked for a key", (handle) => "b" in handle],
  ])("is refused when it is %s", (_, use) => {
    expect(refusal(use)).toBe(`${only}; name the fields that are meant one by one, it cannot be spread or listed here`);
  });

  it.each<[string, (handle: { b?: unknown }) => unknown]>([
    ["set", (handle) => Object.assign(handle, { b: 1 })],
    ["deleted", (handle) => delete handle.b],
  ])("is refused when a field is %s", (_, use) => {
    expect(refusal((handle) => use(handle as { b?: unknown }))).toBe(`${only}; it can be read, not changed`);
  });

  it("is no promise: it may be awaited or resolved with, and stays what it is", () => {
    let handle: Ref<string> | undefined;
    stateMachine("other", input<{ b: string }>(), ({ input, step }) => {
      handle = input.b;
      step.runTask("run", job);
    });
    expect((handle as unknown as { then?: unknown }).then).toBeUndefined();
  });

  it("is refused when it is called", () => {
    expect(refusal((handle) => (handle.b as unknown as { map(f: unknown): unknown }).map(String))).toBe(
      'state machine "m": input.a.b.map has its value only while the machine runs; it is a value, not a function or method',
    );
  });

  it("is the same handle each time it is read, and shows what it is when it is printed", () => {
    expect(
      refusal((handle) => {
        const again = handle.b;
        expect(handle.b === again).toBe(true);
        expect(inspect(handle.b)).toBe("[handle: input.a.b]");
      }),
    ).toBe("nothing was refused");
  });
});

describe("a value that a definition cannot have", () => {
  const start = (value: unknown): string =>
    refusal((_, step) =>
      step.startExecution("start", child, value as { table: string; limits: { rows: 1; unit: "k" } }),
    );

  it.each<[string, unknown, string]>([
    ["undefined", undefined, 'state "start", input.table: found undefined, allowed are plain JSON values and handles'],
    ["a function", () => 1, 'state "start", input.table: found function, allowed are plain JSON values and handles'],
    [
      "a date",
      new Date(0),
      'state "start", input.table: found an instance of Date, allowed are plain JSON values and handles',
    ],
    ["no number", Number.NaN, 'state "start", input.table: found NaN, JSON takes finite numbers only'],
    [
      "a path as text, hidden from the compiler",
      "$.table",
      'state "start", input.table: "$.table" is text here, not a path; pass the handle (such as input.commands), or text("$.table") if the text is meant',
    ],
    ...["$", "$$", "$[0]", "$$.Execution.Id", "$$['Execution']"].map((path): [string, unknown, string] => [
      `${path} as text`,
      path,
      `state "start", input.table: "${path}" is text here, not a path; pass the handle (such as input.commands), or text("${path}") if the text is meant`,
    ]),
    [
      "a list with a hole",
      new Array(1),
      'state "start", input.table[0]: found undefined, allowed are plain JSON values and handles',
    ],
    [
      "a key that marks a path",
      { "a.$": "x" },
      'state "start", input.table: the key "a.$" ends in ".$", which marks a path in a definition; name the field "a" and pass a handle',
    ],
  ])("is refused: %s", (_, value, sentence) => {
    expect(start({ table: value })).toBe(`state machine "m", ${sentence}`);
  });

  it("is refused: an object that holds itself, at the place where it does", () => {
    const table: Record<string, unknown> = { rows: [1] };
    table.parent = { table };
    expect(start({ table })).toBe(
      'state machine "m", state "start", input.table.parent.table: found an object or a list that holds itself, which JSON cannot write',
    );
    const twice = { rows: [1] };
    expect(start({ table: twice, again: twice })).toBe("nothing was refused");
  });

  it("is refused: half of a character, which UTF-8 cannot write", () => {
    expect(start({ table: "a\ud83d" })).toBe(
      'state machine "m", state "start", input.table: found "a\\ud83d", which holds half of a character only',
    );
    expect(start({ "\ude80": "a" })).toBe(
      'state machine "m", state "start", input: found the key "\\ude80", which holds half of a character only',
    );
    expect(start({ table: "🚀" })).toBe("nothing was refused");
  });

  it("is refused: a handle as a whole environment, whose names ECS has to be told", () => {
    expect(refusal((handle, step) => step.runTask("x", job, { environment: handle }))).toBe(
      'state machine "m", state "x", environment: found a handle; write it variable by variable, as { ENV: input.env }',
    );
  });

  it("is refused: a handle of another machine", () => {
    let stolen: Ref<string> | undefined;
    stateMachine("other", input<{ b: string }>(), ({ input, step }) => {
      stolen = input.b;
      step.runTask("run", job);
    });
    expect(refusal((_, step) => step.runTask("x", job, { command: [stolen as Ref<string>] }))).toBe(
      'state machine "m", state "x", command[0]: input.b belongs to state machine "other"; pass the value on through an input',
    );
  });

  it("is refused: a handle in the input of a schedule", () => {
    let stolen: Ref<{ b: string }> | undefined;
    const machine = stateMachine("other", input<{ b: string }>(), ({ input, step }) => {
      stolen = input;
      step.runTask("run", job);
    });
    expect(() => schedule("nightly", machine, stolen as Ref<{ b: string }>)).toThrow(
      'state machine "other", input of schedule "nightly": input belongs to state machine "other"; pass the value on through an input',
    );
    expect(schedule("nightly", machine, { b: text("$.b") }).input).toEqual({ b: "$.b" });
  });
});

describe("an override that got past the compiler as any", () => {
  const override = (given: unknown): string => refusal((_, step) => step.runTask("x", job, given as object));
  const keys = 'allowed an object with "command" and "environment", such as { command: input.commands }';
  const command = "allowed a list of texts and handles, or a handle of a list of texts";
  const environment = "allowed an object of texts and handles, such as { ENV: input.env }";

  it.each<[string, unknown, string]>([
    ["a list", ["a"], `: found a list as its override, ${keys}`],
    ["text", "a", `: found the text "a" as its override, ${keys}`],
    ["another key", { cmd: ["a"] }, ': its override has the key "cmd", allowed "command" and "environment"'],
    ["text as command", { command: "a b" }, `, command: found the text "a b", ${command}`],
    ["marked text as command", { command: text("a b") }, `, command: found a handle, ${command}`],
    ["an object as command", { command: { 0: "a" } }, `, command: found an object, ${command}`],
    ["null as command", { command: null }, `, command: found null, ${command}`],
    ["a number in it", { command: ["a", 5] }, ", command[1]: found 5, allowed text or a handle"],
    ["a list in it", { command: [["a"]] }, ", command[0]: found a list, allowed text or a handle"],
    ["a hole in it", { command: new Array(1) }, ", command[0]: found undefined, allowed text or a handle"],
    ["a zero in it", { command: ["a\0"] }, ', command[0]: found "a\\u0000", but no program can be given U+0000'],
    ["a list as environment", { environment: ["A=b"] }, `, environment: found a list, ${environment}`],
    ["a number in it", { environment: { A: 5 } }, ", environment.A: found 5, allowed text or a handle"],
    ["an object in it", { environment: { A: {} } }, ", environment.A: found an object, allowed text or a handle"],
    [
      "a name with =",
      { environment: { "A=B": "" } },
      ', environment: found the name "A=B", allowed a name without "=" and U+0000',
    ],
    ["no name", { environment: { "": "" } }, ', environment: found the name "", allowed a name without "=" and U+0000'],
  ])("is refused: %s", (_, given, sentence) => {
    expect(override(given)).toBe(`state machine "m", state "x"${sentence}`);
  });

  it("is refused where a task or a machine is not there yet", () => {
    expect(refusal((_, step) => step.runTask("x", undefined as unknown as typeof job))).toBe(
      'state machine "m", state "x": found no container task to run; it has to be written before this machine',
    );
    const early = undefined as unknown as typeof child;
    expect(refusal((_, step) => step.startExecution("x", early, { table: "a", limits: { rows: 1, unit: "k" } }))).toBe(
      'state machine "m", state "x": found no state machine to start; it has to be written before this one',
    );
  });
});

describe("overrides that are longer than ECS takes", () => {
  const advice = "ECS takes 8192: keep the data elsewhere, such as in S3, and hand on where it lies";
  const around = JSON.stringify({
    ContainerOverrides: [{ Name: job.container.name, Command: [""] }],
  }).length;
  const override = (argument: string): string => refusal((_, step) => step.runTask("x", job, { command: [argument] }));

  it("are refused, their JSON counted", () => {
    expect(override("x".repeat(8192 - around))).toBe("nothing was refused");
    expect(override("x".repeat(8193 - around))).toBe(
      `state machine "m", state "x": its overrides have 8193 characters as JSON; ${advice}`,
    );
  });

  it("are refused by what is known of them beside handles", () => {
    const sentence = refusal((handle, step) => step.runTask("x", job, { command: [handle.b, "x".repeat(9000)] }));
    expect(sentence).toMatch(
      /^state machine "m", state "x": its overrides have 9\d{3} characters as JSON, without what its handles hold; ECS takes 8192: /,
    );
  });
});

describe("names", () => {
  it("are none that JavaScript keeps to itself", () => {
    expect(() =>
      stateMachine("__proto__", input<{ a: string }>(), ({ step }) => void step.runTask("run", job)),
    ).toThrow('state machine "__proto__": JavaScript keeps this name to itself; give it another one');
    expect(() => schedule("__proto__", child, { table: "a", limits: { rows: 1, unit: "k" } })).toThrow(
      'schedule "__proto__": JavaScript keeps this name to itself; give it another one',
    );
  });

  it("are unique in a machine", () => {
    expect(refusal((_, step) => step.runTask("run", job))).toBe(
      'state machine "m", state "run": there is a state of this name before it; names are unique in a machine',
    );
  });

  it("have 1 to 80 characters", () => {
    expect(refusal((_, step) => step.runTask("あ".repeat(80), job))).toBe("nothing was refused");
    expect(refusal((_, step) => step.runTask("a".repeat(81), job))).toBe(
      `state machine "m", state "${"a".repeat(81)}": its name has 81 characters, Step Functions takes 1 to 80`,
    );
    expect(refusal((_, step) => step.runTask("", job))).toBe(
      'state machine "m", state "": its name has 0 characters, Step Functions takes 1 to 80',
    );
  });

  it.each(["", "a b", "a".repeat(81), "バッチ"])("of machines are ones that AWS takes, not %p", (name) => {
    expect(() => stateMachine(name, input<{ a: string }>(), ({ step }) => void step.runTask("run", job))).toThrow(
      `state machine "${name}": a name has 1 to 80 letters, digits, "-" and "_"`,
    );
  });

  it.each(["", "a b", "a".repeat(65)])("of schedules are ones that AWS takes, not %p", (name) => {
    expect(() => schedule(name, child, { table: "a", limits: { rows: 1, unit: "k" } })).toThrow(
      `schedule "${name}": a name has 1 to 64 letters, digits, "-", "_" and "."`,
    );
  });
});

describe("a callback", () => {
  it("is refused when it is async", () => {
    expect(() => stateMachine("m", input<{ a: string }>(), async ({ step }) => void step.runTask("run", job))).toThrow(
      'state machine "m": its callback is async; a machine is written, not run, so there is nothing to await',
    );
  });

  it("is refused when it adds no state", () => {
    expect(() => stateMachine("m", input<{ a: string }>(), () => undefined)).toThrow(
      'state machine "m": it has no state',
    );
  });

  it("cannot add states once it has returned", () => {
    let kept: Step | undefined;
    stateMachine("m", input<{ a: string }>(), ({ step }) => {
      kept = step;
      step.runTask("run", job);
    });
    expect(() => kept?.runTask("late", job)).toThrow(
      'state machine "m", state "late": it is added after the machine\'s callback returned; a step is only for its callback',
    );
  });
});
