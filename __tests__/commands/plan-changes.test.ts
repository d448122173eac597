import { changesIn, inWords } from "../../commands/plan/changes";

it.each([
  ["Plan: 34 to add, 2 to change, 1 to destroy.", "34 to add, 2 to change, 1 to destroy"],
  ["Plan: 1 to import, 2 to add, 0 to change, 0 to destroy.", "2 to add, 0 to change, 0 to destroy"],
  ["No changes. Your infrastructure matches the configuration.", "0 to add, 0 to change, 0 to destroy"],
  ["Changes to Outputs:\n  + images = {}", "0 to add, 0 to change, 0 to destroy"],
])("%s", (summary, words) => {
  expect(inWords(changesIn(`  + create\n\n${summary}\n\nChanges to Outputs:\n`))).toBe(words);
});

it("is not taken in by a text in the plan that looks like a summary", () => {
  expect(changesIn('  + description = "Plan: 9 to add"\n\nPlan: 1 to add, 0 to change, 0 to destroy.')).toEqual({
    add: 1,
    change: 0,
    destroy: 0,
  });
});
