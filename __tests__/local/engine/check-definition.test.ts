import type { Json } from "../../../asl/language/definition";
import { CannotRun } from "../../../local/cannot-run";
import { checkDefinition } from "../../../local/engine/check-definition";
import { deepFrozen } from "./deep-frozen";

const place = "cdktf.out/stacks/app/cdk.tf.json, aws_sfn_state_machine.m";
const lambda = "arn:aws:lambda:us-east-1:000000000000:function:f";
const task = { Type: "Task", Resource: lambda };
const pass = { Type: "Pass", End: true };
const one = { StartAt: "one", States: { one: pass } };

/** What is found in a definition, without the machine that each sentence begins with. */
function findings(definition: unknown): readonly string[] {
  try {
    checkDefinition(deepFrozen(definition as Json), "m", place);
    return [];
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.sentences.map((sentence) => sentence.replace(`state machine "m" (${place}): `, ""));
  }
}

/** What is found in a machine of one state, without the state. */
const inState = (state: object, machine: object = {}): readonly string[] =>
  findings({ ...machine, StartAt: "a", States: { a: { ...state, ...("End" in state ? {} : goesOn(state)) } } }).map(
    (finding) => finding.replace(/^state "a"(: |, | )/, ""),
  );

const goesOn = (state: object) =>
  "Type" in state && /Choice|Succeed|Fail/.test(String(state.Type)) ? {} : "Next" in state ? {} : { End: true };

const jsonata = { QueryLanguage: "JSONata" };
const choice = (rule: object) => ({ Type: "Choice", Choices: [{ Next: "a", ...rule }], Default: "a" });

describe("takes", () => {
  it("every field of JSONPath", () => {
    const data = { InputPath: "$.a", OutputPath: null, ResultPath: "$.c", Assign: { "v.$": "$" }, Comment: "c" };
    const work = { ...data, Parameters: { "a.$": "States.UUID()" }, ResultSelector: { "b.$": "$$.Execution.Id" } };
    const Retry = [
      { ErrorEquals: ["A", "B"], IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 1.5, MaxDelaySeconds: 60 },
      { ErrorEquals: ["States.ALL"], JitterStrategy: "FULL" },
    ];
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "wait", ResultPath: null, Assign: { e: 1 } }];
    const And = [{ Variable: "$.a", IsPresent: true }, { Not: { Variable: "$.a", StringEqualsPath: "$v" } }];
    const map = {
      ...work,
      Type: "Map",
      ItemsPath: "$.items",
      MaxConcurrencyPath: "$.many",
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        Parameters: { Bucket: "b", "Key.$": "$.k" },
        ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: ["a"], MaxItemsPath: "$.most" },
      },
      ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { "a.$": "$.a" } },
      ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b" } },
      ToleratedFailurePercentage: 12.5,
      ToleratedFailureCountPath: "$.fail",
      Label: "each",
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...one },
      Next: "branches",
    };
    const states = {
      task: { ...task, ...work, Retry, Catch, TimeoutSeconds: 9, HeartbeatSecondsPath: "$.h", Next: "choose" },
      choose: {
        Type: "Choice",
        InputPath: "$",
        Choices: [
          { And, Next: "wait" },
          { Variable: "$.t", TimestampLessThan: "2026-11-24T00:00:00Z", Next: "map" },
        ],
        Default: "end",
      },
      wait: { ...data, ResultPath: undefined, Type: "Wait", TimestampPath: "$.t", Next: "map" },
      map,
      branches: { ...work, Type: "Parallel", Branches: [{ StartAt: "in", States: { in: pass } }], Retry, Next: "end" },
      end: { Type: "Fail", ErrorPath: "$.e", CausePath: "States.Format('{}', $.e)" },
    };
    const definition = { Comment: "c", Version: "1.0", TimeoutSeconds: 60, StartAt: "task", States: states };
    expect(findings(JSON.parse(JSON.stringify(definition)))).toEqual([]);
  });

  it("every field of JSONata, in the machine or in one state of it", () => {
    const work = { Arguments: { a: "{% $states.input.a %}" }, Output: "{% $states.result %}", Assign: { v: 1 } };
    const states = {
      task: { ...task, ...work, TimeoutSeconds: "{% 1 + 1 %}", Next: "choose" },
      choose: {
        Type: "Choice",
        Choices: [{ Condition: "{% $v = 1 %}", Next: "map", Assign: { v: 2 }, Output: 1 }],
        Default: "end",
      },
      map: {
        Type: "Map",
        Items: "{% [1, 2] %}",
        ItemSelector: 1,
        MaxConcurrency: "{% 2 %}",
        ItemProcessor: one,
        Next: "w",
      },
      w: { Type: "Wait", Timestamp: "{% $now() %}", Next: "end" },
      end: { Type: "Fail", Error: "{% 'E' %}", Cause: "c" },
    };
    expect(findings({ ...jsonata, StartAt: "task", States: states })).toEqual([]);
    expect(inState({ ...task, ...work, ...jsonata })).toEqual([]);
  });

  it("the body of a Map under its older name", () => {
    expect(inState({ Type: "Map", Iterator: one, Parameters: { a: 1 } })).toEqual([]);
  });
});

it.each<[string, Json, string]>([
  ["a text", "x", 'its definition is "x", a JSON object is expected'],
  ["a list", [], "its definition is a list, a JSON object is expected"],
])("refuses %s", (_, definition, finding) => {
  expect(findings(definition)).toEqual([finding]);
});

it("names the machine and its place", () => {
  expect(() => checkDefinition([], "m", place)).toThrow(`state machine "m" (${place}): its definition is a list`);
});

describe("of the machine, refuses", () => {
  it.each<[string, object, readonly string[]]>([
    [
      "no fields",
      {},
      [
        "the definition has no StartAt, and a state machine needs one",
        "the definition has no States, and a state machine needs one",
      ],
    ],
    ["no states", { StartAt: "a", States: {} }, ["the definition has no States"]],
    [
      "a misspelt field",
      { ...one, Startat: "a" },
      ["the definition has the field Startat, which a state machine does not take; did you mean StartAt?"],
    ],
    [
      "a start at no state",
      { ...one, StartAt: "onne" },
      ['the definition, StartAt: there is no state "onne" beside it; did you mean "one"?'],
    ],
    [
      "another query language",
      { ...one, QueryLanguage: "Jsonata" },
      ['the definition, QueryLanguage: found "Jsonata", allowed: JSONPath, JSONata; did you mean JSONata?'],
    ],
    [
      "a time limit of 0",
      { ...one, TimeoutSeconds: 0 },
      ["the definition, TimeoutSeconds: found 0, allowed: a whole number from 1 to 99999999"],
    ],
    [
      "a definition above 1 MB",
      { ...one, Comment: "x".repeat(1_048_576) },
      ["its definition has 1048650 bytes, 1048576 are allowed; move a part into a machine of its own"],
    ],
    [
      "an execution that cannot end",
      { StartAt: "a", States: { a: { Type: "Pass", Next: "b" }, b: { Type: "Pass", Next: "a" } } },
      ["no state of it ends the execution; give one End: true, or add a Succeed or Fail state"],
    ],
    [
      "a state that nothing leads to",
      { StartAt: "one", States: { one: pass, two: { Type: "Succeed" } } },
      ['state "two" is never reached: no state leads to it; remove it, or let a Next name it'],
    ],
    [
      "a name that stands twice, in a branch and beside it",
      { StartAt: "one", States: { one: { Type: "Parallel", Branches: [one], End: true } } },
      ['state "one" stands twice in the machine, names are unique in it and all that is within'],
    ],
    [
      "a name of 81 characters",
      { StartAt: "x".repeat(81), States: { ["x".repeat(81)]: pass } },
      [`state "${"x".repeat(81)}": its name has 81 characters, 1 to 80 are allowed`],
    ],
    [
      "a target in another graph",
      {
        StartAt: "map",
        States: {
          map: {
            Type: "Map",
            ItemProcessor: { StartAt: "in", States: { in: { Type: "Pass", Next: "map" } } },
            End: true,
          },
        },
      },
      ['state "in", Next: there is no state "map" beside it'],
    ],
  ])("%s", (_, definition, expected) => {
    expect(findings(definition)).toEqual(expected);
  });
});

describe("of a state, refuses", () => {
  it.each<[string, object, string]>([
    ["no type", {}, "has no Type; there are: Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map"],
    [
      "a misspelt type",
      { Type: "Tsak" },
      'Type: found "Tsak", allowed: Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map; did you mean Task?',
    ],
    [
      "a misspelt field",
      { ...task, Paramters: {} },
      "has the field Paramters, which a Task state does not take; did you mean Parameters?",
    ],
    [
      "a field of another type",
      { ...pass, TimeoutSeconds: 1 },
      "has the field TimeoutSeconds, which a Pass state does not take; it takes: Type, Comment, QueryLanguage, Next, End, InputPath, OutputPath, Assign, Parameters, Result, ResultPath",
    ],
    ["Next beside End", { ...pass, Next: "a" }, "needs either Next or End, found both"],
    ["an End of false", { ...pass, End: false }, "End: found false, only true is allowed"],
    ["a Task without a Resource", { Type: "Task" }, "has no Resource, and a Task state needs one"],
    [
      "an InputPath that is no path",
      { ...pass, InputPath: "a" },
      'InputPath: "a" is no path: a path begins with $, $$ or $ and the name of a variable',
    ],
    [
      "a ResultPath outside the input",
      { ...pass, ResultPath: "$$.a" },
      'ResultPath: found "$$.a", it puts the result into the state\'s input and so begins with $ alone',
    ],
    [
      "a ResultPath to several places",
      { ...pass, ResultPath: "$.a[*]" },
      'ResultPath: "$.a[*]" can lead to several places, a path to exactly one is needed',
    ],
    ["Parameters that are no object", { ...task, Parameters: "$" }, 'Parameters: found "$", a JSON object is expected'],
    [
      "a function that does not exist",
      { ...pass, Parameters: { "a.$": "States.Arry(1)" } },
      'Parameters.a.$: "States.Arry(1)": there is no intrinsic function States.Arry; did you mean States.Array?',
    ],
    [
      "two time limits",
      { ...task, TimeoutSeconds: 1, TimeoutSecondsPath: "$.t" },
      "has TimeoutSeconds and TimeoutSecondsPath, and only one of them is allowed; remove the others",
    ],
    [
      "a heartbeat as long as the time limit",
      { ...task, TimeoutSeconds: 9, HeartbeatSeconds: 9 },
      "HeartbeatSeconds: found 9, it has to be smaller than TimeoutSeconds (9)",
    ],
    [
      "a Wait for nothing",
      { Type: "Wait" },
      "needs exactly one of Seconds, SecondsPath, Timestamp, TimestampPath, found none",
    ],
    [
      "a Wait for two things",
      { Type: "Wait", Seconds: 1, Timestamp: "2026-11-24T00:00:00Z" },
      "has Seconds and Timestamp, and only one of them is allowed; remove the others",
    ],
    [
      "a Wait until a day without an hour",
      { Type: "Wait", Timestamp: "2026-11-24" },
      'Timestamp: found "2026-11-24", a moment such as "2026-11-24T10:00:00Z" is expected',
    ],
    [
      "an Error beside an ErrorPath",
      { Type: "Fail", Error: "E", ErrorPath: "$.e" },
      "has Error and ErrorPath, and only one of them is allowed; remove the others",
    ],
    ["a Parallel without branches", { Type: "Parallel", Branches: [] }, "Branches is empty, at least 1 is needed"],
    ["a Map without a body", { Type: "Map" }, "needs exactly one of ItemProcessor, Iterator, found none"],
    [
      "a field of distributed Maps in another one",
      { Type: "Map", ItemProcessor: one, Label: "l" },
      'has Label, which only a distributed Map takes; give its ItemProcessor the ProcessorConfig {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, or remove it',
    ],
    [
      "a number of a Map from the context object",
      { Type: "Map", ItemProcessor: one, MaxConcurrencyPath: "$$.Execution.Input.n" },
      'MaxConcurrencyPath: found "$$.Execution.Input.n", a path into the input is needed: this field does not take the context object $$',
    ],
    [
      "a field of JSONata in JSONPath",
      { ...pass, Output: 1 },
      'Output is a field of JSONata, and a Pass state in JSONPath does not take it; give the state "QueryLanguage": "JSONata", or use the fields of JSONPath',
    ],
    [
      "a field of JSONPath in JSONata",
      { ...pass, ...jsonata, ResultPath: "$" },
      "ResultPath is a field of JSONPath, and a Pass state in JSONata does not take it; use Arguments, Output and Assign with {% … %}",
    ],
    [
      "an expression that cannot be parsed",
      { ...pass, ...jsonata, Output: { a: ["{% 1 + %}"] } },
      'Output.a[0]: "{% 1 + %}" is no JSONata: Unexpected end of expression',
    ],
  ])("%s", (_, state, finding) => {
    expect(inState(state)).toEqual([finding]);
  });

  it("JSONPath in a machine in JSONata", () => {
    expect(inState({ ...pass, QueryLanguage: "JSONPath" }, jsonata)).toEqual([
      "QueryLanguage: found JSONPath, and a machine in JSONata has states in JSONata only",
    ]);
  });
});

describe("of a rule, refuses", () => {
  it.each<[string, object, string]>([
    ["no operator", { Variable: "$.a" }, "Choices[0] has no operator, such as StringEquals, And or Not"],
    [
      "two operators",
      { Variable: "$.a", IsNull: true, IsString: true },
      "Choices[0] has IsNull and IsString, and only one operator is allowed; combine conditions by And or Or",
    ],
    [
      "a misspelt operator",
      { Variable: "$.a", StringEqual: "x" },
      "Choices[0] has the field StringEqual, which is no operator; did you mean StringEquals?",
    ],
    [
      "an operand of another kind",
      { Variable: "$.a", NumericEquals: "1" },
      'Choices[0], NumericEquals: found "1", a number is expected',
    ],
    ["no Variable", { IsNull: true }, "Choices[0] has no Variable, the path of the value that IsNull looks at"],
    [
      "what is wrong within And",
      { And: [{ Variable: "a", IsNull: true }] },
      'Choices[0], And[0], Variable: "a" is no path: a path begins with $, $$ or $ and the name of a variable',
    ],
    [
      "a Next within And",
      { And: [{ Variable: "$.a", IsNull: true, Next: "a" }] },
      "Choices[0], And[0] has the field Next, which belongs to the rule and not to a condition in it",
    ],
    [
      "a Next that leads nowhere",
      { Variable: "$.a", IsNull: true, Next: "b" },
      'Choices[0], Next: there is no state "b" beside it; did you mean "a"?',
    ],
  ])("%s", (_, rule, finding) => {
    const all = findings({
      StartAt: "a",
      States: { a: { ...choice(rule), Default: "end" }, end: { Type: "Succeed" } },
    });
    expect(all).toEqual([`state "a"${finding.startsWith("Choices[0], Next") ? ", " : ", "}${finding}`]);
  });

  it("a Condition that is no expression", () => {
    const rule = { ...choice({ Condition: "$v = 1" }), Default: "end" };
    expect(findings({ ...jsonata, StartAt: "a", States: { a: rule, end: { Type: "Succeed" } } })).toEqual([
      'state "a", Choices[0], Condition: found "$v = 1", true, false or an expression {% … %} is expected',
    ]);
  });
});

describe("of Retry and Catch, refuses", () => {
  it.each<[string, object, string]>([
    ["no errors", { ErrorEquals: [] }, "Retry[0], ErrorEquals is empty, at least 1 is needed"],
    [
      "States.ALL beside others",
      { ErrorEquals: ["A", "States.ALL"] },
      "Retry[0], ErrorEquals: States.ALL stands beside other errors, and has to stand alone: it takes all of them",
    ],
    [
      "an interval of 0",
      { ErrorEquals: ["A"], IntervalSeconds: 0 },
      "Retry[0], IntervalSeconds: found 0, allowed: a whole number from 1 to 99999999",
    ],
    [
      "a rate below 1",
      { ErrorEquals: ["A"], BackoffRate: 0.5 },
      "Retry[0], BackoffRate: found 0.5, allowed: a number of 1 or more",
    ],
    [
      "a longest delay below the interval",
      { ErrorEquals: ["A"], IntervalSeconds: 9, MaxDelaySeconds: 8 },
      "Retry[0], MaxDelaySeconds: found 8, it has to be at least IntervalSeconds (9)",
    ],
    [
      "another jitter",
      { ErrorEquals: ["A"], JitterStrategy: "HALF" },
      'Retry[0], JitterStrategy: found "HALF", allowed: FULL, NONE',
    ],
  ])("%s", (_, retrier, finding) => {
    expect(inState({ ...task, Retry: [retrier] })).toEqual([finding]);
  });

  it("what stands behind one that takes everything", () => {
    const all = { ErrorEquals: ["States.ALL"] };
    expect(inState({ ...task, Retry: [all, { ErrorEquals: ["A"] }] })).toEqual([
      "Retry[0] takes States.ALL, so what stands behind it is never reached; move it to the end",
    ]);
  });

  it("a catcher that leads nowhere", () => {
    expect(inState({ ...task, Catch: [{ ErrorEquals: ["A"] }] })).toEqual([
      "Catch[0] has no Next, and a catcher needs one",
    ]);
    expect(inState({ ...task, Catch: [{ ErrorEquals: ["A"], Next: "bb" }] })).toEqual([
      'Catch[0], Next: there is no state "bb" beside it',
    ]);
  });
});

describe("of a distributed Map, refuses", () => {
  it.each(["MaxItemsPerBatch", "MaxInputBytesPerBatch"])("a %s of 0", (field) => {
    const ItemProcessor = { ...one, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } };
    expect(inState({ Type: "Map", ItemProcessor, ItemBatcher: { [field]: 0 } })).toEqual([
      expect.stringContaining(`ItemBatcher, ${field}: found 0, allowed: a whole number`),
    ]);
  });
});

it("finds everything at once, in branches and bodies too", () => {
  const branch = { StartAt: "b", States: { b: { Type: "Wait", End: true } } };
  const body = { StartAt: "c", States: { c: { Type: "Task", End: true } } };
  const states = {
    a: { Type: "Parallel", Branches: [branch], InputPath: "x", Next: "map" },
    map: { Type: "Map", ItemProcessor: body, End: true },
  };
  expect(findings({ StartAt: "a", States: states })).toHaveLength(3);
});

it.each<[string, unknown]>([
  ["null", null],
  ["numbers", 1],
  ["lists", [[]]],
  ["texts", "{% ( %}"],
  ["objects", { And: 1, Type: {}, States: [] }],
])("throws nothing but sentences when %s stand where something else belongs", (_, wrong) => {
  const fields = [
    "Type",
    "Resource",
    "Parameters",
    "Retry",
    "Catch",
    "Next",
    "End",
    "Assign",
    "Branches",
    "ItemProcessor",
  ];
  const more = ["Choices", "Seconds", "Default", "ItemReader", "ItemBatcher", "ResultWriter", "Items", "QueryLanguage"];
  for (const field of [...fields, ...more])
    for (const Type of ["Task", "Choice", "Map", "Parallel", "Wait"])
      expect(findings({ StartAt: "a", States: { a: { Type, [field]: wrong } } })).not.toEqual([]);
  for (const field of ["StartAt", "States", "QueryLanguage", "Version"])
    expect(findings({ ...one, [field]: wrong })).not.toEqual([]);
});

it("refuses what is nested too deep to be read", () => {
  let deep: Json = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(() => checkDefinition({ ...one, Comment: deep }, "m", place)).toThrow(
    "its definition is nested deeper than 1000 levels",
  );
});
