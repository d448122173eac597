import { readRunsArguments } from "../../../commands/runs";
import { Failure } from "../../../commands/verb";

it("lists 20 runs of all machines unless told otherwise", () => {
  expect(readRunsArguments([])).toMatchObject({ machine: undefined, limit: 20, json: false });
});

it("takes one machine, a number and an environment, in any order", () => {
  expect(readRunsArguments(["--limit", "3", "execEcsRunStateMachine1", "--env=prod", "--json"])).toEqual({
    machine: "execEcsRunStateMachine1",
    limit: 3,
    json: true,
    values: { limit: "3", env: "prod", json: true },
  });
});

it.each([
  [["--limit", "0"], '--limit: found "0", allowed a whole number from 1 to 100'],
  [["--limit", "101"], '--limit: found "101", allowed a whole number from 1 to 100'],
  [["--limit", "1e1"], '--limit: found "1e1", allowed a whole number from 1 to 100'],
  [["execEcsRunStateMachine1", "more"], "found more than this command takes: more (--help shows the arguments)"],
])("%j is refused", (argv, sentence) => {
  expect(() => readRunsArguments(argv)).toThrow(new Failure(sentence, 2));
});

it("offers the nearest machine for a mistyped one", () => {
  expect(() => readRunsArguments(["execEcsRunStateMachin1"])).toThrow(/did you mean execEcsRunStateMachine1\?/);
});
