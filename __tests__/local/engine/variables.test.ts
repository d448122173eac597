import { executionArn, machineOf, map, parallel, pass, run, task } from "./in-a-world";

describe("data goes on from state to state", () => {
  it("as output and as variables, and what was assigned is in the history", async () => {
    const first = { Type: "Pass", Result: { n: 5 }, Assign: { "early.$": "$.n" }, OutputPath: "$.n", Next: "second" };
    const second = {
      Type: "Pass",
      Parameters: {
        "early.$": "$early",
        "before.$": "$",
        "state.$": "$$.State.Name",
        "machine.$": "$$.StateMachine.Name",
        "execution.$": "$$.Execution.Id",
        "input.$": "$$.Execution.Input.x",
      },
      End: true,
    };
    const { events, output } = await run(machineOf({ first, second }), { x: 9 });
    expect(events[2]).toMatchObject({
      type: "PassStateExited",
      stateExitedEventDetails: {
        output: "5",
        assignedVariables: { early: "5" },
        assignedVariablesDetails: { truncated: false },
      },
    });
    expect(output).toEqual({ early: 5, before: 5, state: "second", machine: "m", execution: executionArn, input: 9 });
  });

  it("between states of both query languages", async () => {
    const { output } = await run(
      machineOf({
        paths: { Type: "Pass", Assign: { "list.$": "$.list" }, Next: "jsonata" },
        jsonata: {
          Type: "Pass",
          QueryLanguage: "JSONata",
          Assign: { total: "{% $sum($list) %}" },
          Output: { first: "{% $states.input.list[0] %}", here: "{% $states.context.State.Name %}" },
          Next: "back",
        },
        back: {
          Type: "Pass",
          Parameters: { "first.$": "$.first", "here.$": "$.here", "total.$": "$total" },
          End: true,
        },
      }),
      { list: [1, 2, 3] },
    );
    expect(output).toEqual({ first: 1, here: "jsonata", total: 6 });
  });

  it("with the Assign of the rule of a Choice that holds, or of the Choice itself when none does", async () => {
    const rule = { Variable: "$.n", NumericGreaterThan: 5, Next: "end", Assign: { way: "rule" } };
    const choose = { Type: "Choice", Choices: [rule], Default: "end", Assign: { way: "default" } };
    const definition = machineOf({ choose, end: { Type: "Pass", Parameters: { "way.$": "$way" }, End: true } });
    expect((await run(definition, { n: 6 })).output).toEqual({ way: "rule" });
    expect((await run(definition, { n: 5 })).output).toEqual({ way: "default" });
  });

  it("with the Assign of the Choice when the rule that holds has none", async () => {
    const rule = { Variable: "$.n", NumericGreaterThan: 5, Next: "end" };
    const choose = { Type: "Choice", Choices: [rule], Default: "end", Assign: { way: "default" } };
    const first = pass({ Assign: { way: "before" }, End: undefined, Next: "choose" });
    const definition = machineOf({ first, choose, end: { Type: "Pass", Parameters: { "way.$": "$way" }, End: true } });
    expect((await run(definition, { n: 6 })).output).toEqual({ way: "default" });
  });

  it("with the Assign and Output of a JSONata rule", async () => {
    const rule = {
      Condition: "{% $states.input.n > 5 %}",
      Next: "end",
      Assign: { way: "{% 'rule' %}" },
      Output: "{% 1 %}",
    };
    const choose = { Type: "Choice", Choices: [rule], Default: "end", Assign: { way: "default" }, Output: 2 };
    const end = { Type: "Pass", Output: ["{% $way %}", "{% $states.input %}"], End: true };
    const definition = { QueryLanguage: "JSONata", ...machineOf({ choose, end }) };
    expect((await run(definition, { n: 6 })).output).toEqual(["rule", 1]);
    expect((await run(definition, { n: 5 })).output).toEqual(["default", 2]);
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-scope
describe("variables", () => {
  const outside = { outside: pass({ Assign: { out: 1 }, End: undefined, Next: "fork" }) };
  const sets = pass({ Parameters: { "out.$": "$out" }, Assign: { in: 2 }, End: undefined, Next: "reads" });
  const body = machineOf({ sets, reads: pass({ Parameters: { "out.$": "$out", "in.$": "$in" } }) });

  it.each([
    ["a Parallel", parallel([body], { End: undefined, Next: "after" })],
    ["an inline Map", map(body, { End: undefined, Next: "after" })],
  ])("of outside are seen inside %s", async (_what, fork) => {
    const { output } = await run(machineOf({ ...outside, fork, after: pass() }), [0]);
    expect(output).toEqual([{ out: 1, in: 2 }]);
  });

  it.each([
    ["a Parallel", parallel([body], { End: undefined, Next: "after" })],
    ["an inline Map", map(body, { End: undefined, Next: "after" })],
  ])("of inside %s are not seen after it", async (_what, fork) => {
    const after = pass({ Parameters: { "in.$": "$in" } });
    const { result } = await run(machineOf({ ...outside, fork, after }), [0]);
    expect(result).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });

  it("of one branch are not seen in another", async () => {
    const sees = pass({ Parameters: { "in.$": "$in" } });
    const fork = parallel([body, machineOf({ pause: { Type: "Wait", Seconds: 1, Next: "sees" }, sees })]);
    const { result } = await run(machineOf({ ...outside, fork }), [0]);
    expect(result).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });

  it("are assigned by the Parallel from the list of the outputs", async () => {
    const fork = parallel([body], { Assign: { "all.$": "$" }, ResultPath: null, End: undefined, Next: "after" });
    const { output } = await run(
      machineOf({ ...outside, fork, after: pass({ Parameters: { "all.$": "$all[0].in" } }) }),
      [0],
    );
    expect(output).toEqual({ all: 2 });
  });

  it("all change at once: an Assign sees those from before it", async () => {
    const swap = pass({ Assign: { "a.$": "$b", "b.$": "$a" }, End: undefined, Next: "show" });
    const first = pass({ Assign: { a: 1, b: 2 }, End: undefined, Next: "swap" });
    const { output } = await run(machineOf({ first, swap, show: pass({ Parameters: { "a.$": "$a", "b.$": "$b" } }) }));
    expect(output).toEqual({ a: 2, b: 1 });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
describe("variables may have", () => {
  const text = (bytes: number) => "x".repeat(bytes - 2);
  const assign = (Assign: object, more: object = {}) => machineOf({ set: pass({ Assign, ...more }) });
  const exceeded = (what: string) => ({
    status: "FAILED",
    error: "States.DataLimitExceeded",
    cause: expect.stringContaining(what),
  });

  it("256 KiB each", async () => {
    expect((await run(assign({ v: text(262_144) }))).result.status).toBe("SUCCEEDED");
    expect((await run(assign({ v: text(262_145) }))).result).toEqual(exceeded("the variable 'v' of 262145 bytes"));
  });

  it("256 KiB in one Assign, in JSONata too", async () => {
    const two = { a: text(131_072), b: text(131_073) };
    expect((await run(assign(two))).result).toEqual(exceeded("variables of 262145 bytes"));
    expect((await run(assign(two, { QueryLanguage: "JSONata" }))).result).toEqual(
      exceeded("variables of 262145 bytes"),
    );
  });

  it("10 MiB together", async () => {
    const states = (count: number) =>
      machineOf(
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            `s${index}`,
            pass({
              Assign: { [`v${index}`]: text(262_144) },
              ...(index < count - 1 && { End: undefined, Next: `s${index + 1}` }),
            }),
          ]),
        ),
      );
    expect((await run(states(40))).result.status).toBe("SUCCEEDED");
    expect((await run(states(41))).result).toEqual(exceeded("all of them of 10747904 bytes"));
  });

  it("no more also where a Catch would take the error", async () => {
    const set = task({
      Assign: { v: text(262_145) },
      Catch: [{ ErrorEquals: ["States.DataLimitExceeded"], Next: "end" }],
    });
    expect((await run(machineOf({ set, end: pass() }))).output).toMatchObject({ Error: "States.DataLimitExceeded" });
  });
});
