/** What stands beside each statement in the JSON that is written, for `npm run explain-iam`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type TerraformStack, Testing } from "cdktf";
import { noInput, stateMachine } from "../../../asl/language";
import { goBatch } from "../../../asl/machines/container-tasks";
import { appStack, reference } from "../example-app";
import type { Synthesized } from "../synthesized";
import { itWithProvider, validate } from "../terraform-validate";
import { permissionsOf, policiesIn } from "./granted";
import { neededIn } from "./needed";
import { inWords } from "./permission";
import { systems } from "./systems";

const folderOf = (stack: TerraformStack): string => path.join(Testing.fullSynth(stack), "stacks", stack.node.id);

/** The file, comments and all: the synth of cdktf's tests leaves them out. */
const read = (folder: string): Synthesized => JSON.parse(readFileSync(path.join(folder, "cdk.tf.json"), "utf8"));

const stacks = Object.entries(systems).map(([title, make]): [string, Synthesized] => [title, read(folderOf(make()))]);

it.each(stacks)("%s: each statement but a trust has its reasons", (_title, stack) => {
  const policies = policiesIn(stack).filter(({ argument }) => argument !== "assume_role_policy");
  expect(policies.length).toBeGreaterThan(0);
  for (const { type, id, statements, neededBy } of policies) {
    expect([type, id, neededBy.map((reasons) => reasons.length > 0)]).toEqual([type, id, statements.map(() => true)]);
  }
});

it.each(stacks)("%s: the states that are named are the ones that the table names", (_title, stack) => {
  const needed = neededIn(stack);
  for (const policy of policiesIn(stack)) {
    policy.statements.forEach((statement, index) => {
      const given = new Set(permissionsOf(stack, policy, statement).map(inWords));
      const states = needed
        .filter(({ permission, by }) => by.startsWith("state ") && given.has(inWords(permission)))
        .map(({ by }) => by);
      const told = (policy.neededBy[index] ?? []).filter((reason) => reason.startsWith("state "));
      expect(told).toEqual([...new Set(states)]);
    });
  }
});

describe("a state's name stands in the comment as it is", () => {
  const name = 'a ${b} %{c} "d" \\ 日本 $${ ${';
  const machine = stateMachine("odd", noInput, ({ step }) => {
    step.runTask(name, goBatch);
  });
  const folder = folderOf(appStack({ ...reference, schedules: {} }, { stateMachines: [machine], schedules: [] }));

  it("whatever it means to Terraform elsewhere", () => {
    const policy = policiesIn(read(folder)).find(({ id }) => id === "oddStatesRolePolicy");
    expect(policy?.neededBy[0]).toEqual([`state "${name}"`]);
  });

  itWithProvider("and Terraform passes over it", () => {
    expect(validate(folder)).toEqual([]);
  });
});
