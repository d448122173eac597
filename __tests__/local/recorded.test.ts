import { report } from "../report";
import { knownDifferences } from "./known-differences";
import { recordedCases } from "./recorded-cases";
import { replay } from "./replay";
import { differenceOf } from "./same-history";
import { asToday } from "./service-changes";

// What the real service did is what the engine has to do: see recorded/README.md.

const topics = recordedCases();
const names = topics.flatMap(({ cases }) => cases.map(({ name }) => name));
let equal = 0;

describe.each(topics)("the service's histories of $topic", ({ cases }) => {
  it.each(cases.filter(({ name }) => knownDifferences[name] === undefined))("$name", async (one) => {
    expect(differenceOf(await replay(one), asToday(one))).toBeUndefined();
    equal += 1;
  });
});

describe("the known differences", () => {
  const cases = topics.flatMap((topic) => topic.cases).filter(({ name }) => knownDifferences[name] !== undefined);

  it.each(cases)("$name still differs", async (one) => {
    expect(differenceOf(await replay(one), asToday(one))).toBeDefined();
  });

  it("name recordings that exist", () => {
    expect(Object.keys(knownDifferences).filter((name) => !names.includes(name))).toEqual([]);
  });
});

it("names every recording once", () => {
  expect(names.length).toBeGreaterThan(400);
  expect(new Set(names).size).toBe(names.length);
});

afterAll(() => {
  report(
    `recorded executions: ${equal} of ${names.length} equal, ${Object.keys(knownDifferences).length} known differences`,
  );
});
