import { findingsIn } from "./findings-in";

const resource = "arn:aws:lambda:us-east-1:000000000000:function:f";
const assigning = (Assign: object, more: object = {}) => ({ Type: "Pass", Assign, End: true, ...more });
const graph = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });

describe("the name of a variable", () => {
  it.each(["x", "rowCount", "Größe", "変数", "a_1", "x".repeat(80)])("may be %s", (name) => {
    expect(findingsIn(graph("a", assigning({ [name]: 1 })))).toEqual([]);
    expect(findingsIn(graph("a", assigning({ [`${name}.$`]: "$" })))).toEqual([]);
    expect(findingsIn({ QueryLanguage: "JSONata", ...graph("a", assigning({ [name]: 1 })) })).toEqual([]);
  });

  it.each([
    ["a-b", "it begins with a letter, letters, digits and _ follow, and a part of a variable cannot be assigned"],
    ["1a", "it begins with a letter, letters, digits and _ follow, and a part of a variable cannot be assigned"],
    ["a.b", "it begins with a letter, letters, digits and _ follow, and a part of a variable cannot be assigned"],
    ["a[0]", "it begins with a letter, letters, digits and _ follow, and a part of a variable cannot be assigned"],
    ["", "it begins with a letter, letters, digits and _ follow, and a part of a variable cannot be assigned"],
    ["states", "the service takes it for $states"],
    ["x".repeat(79).concat("yz"), "it has 81 characters, 1 to 80 are allowed"],
  ])("is not %j", (name, problem) => {
    const finding = expect.stringMatching(/^state "a", Assign: .* is no name of a variable: /);
    for (const machine of [{}, { QueryLanguage: "JSONata" }]) {
      const found = findingsIn({ ...machine, ...graph("a", assigning({ [name]: 1 })) });
      expect(found).toEqual([finding]);
      expect(found[0]).toContain(problem);
    }
  });

  it("is looked at in catchers and rules too", () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "b", Assign: { "c-c": 1 } }];
    const Choices = [{ Variable: "$", IsNull: true, Next: "c", Assign: { "d-d": 1 } }];
    const a = { Type: "Task", Resource: resource, Catch, Next: "b" };
    const states = { a, b: { Type: "Choice", Choices, Default: "c" }, c: { Type: "Succeed" } };
    expect(findingsIn({ StartAt: "a", States: states })).toEqual([
      expect.stringMatching(/^state "a", Catch\[0\], Assign: "c-c" is no name/),
      expect.stringMatching(/^state "b", Choices\[0\], Assign: "d-d" is no name/),
    ]);
  });
});

describe("a variable of an outer scope", () => {
  const parallel = (...branches: object[]) => ({ Type: "Parallel", Branches: branches, End: true });
  const map = (body: object) => ({ Type: "Map", ItemProcessor: body, End: true });
  const refused = (field = "Assign") => [
    `state "in", ${field}: the variable x is assigned by state "a" around it too, and only one of the scopes may; give one of them another name`,
  ];
  const around = (next: object) => ({
    StartAt: "a",
    States: { a: { Type: "Pass", Assign: { "x.$": "$" }, Next: "n" }, n: next },
  });

  it("is not assigned within, in a branch, in a body, or two levels below", () => {
    const inner = graph("in", assigning({ x: 1 }));
    expect(findingsIn(around(parallel(inner)))).toEqual(refused());
    expect(findingsIn(around(map(inner)))).toEqual(refused());
    expect(findingsIn(around(map(graph("between", parallel(inner)))))).toEqual(refused());
  });

  it("nor by a catcher within", () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "end", Assign: { x: 1 } }];
    const inner = {
      StartAt: "in",
      States: { in: { Type: "Task", Resource: resource, Catch, End: true }, end: { Type: "Succeed" } },
    };
    expect(findingsIn(around(parallel(inner)))).toEqual(refused("Catch[0], Assign"));
  });

  it("is assigned anew in its own scope, and branches side by side may take one name", () => {
    expect(findingsIn(around(assigning({ x: 2 })))).toEqual([]);
    const [one, two] = ["one", "two"].map((name) => graph(name, assigning({ y: 1 })));
    expect(findingsIn(around(parallel(one as object, two as object)))).toEqual([]);
  });

  it("means nothing to the body of a distributed Map", () => {
    const config = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } };
    expect(findingsIn(around(map({ ...config, ...graph("in", assigning({ x: 1 })) })))).toEqual([]);
  });
});
