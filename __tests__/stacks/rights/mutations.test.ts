/** The proof is only worth what it notices: each statement is dropped, narrowed, widened and added to, and each change has to be found. */
import { report } from "../../report";
import { type Synthesized, synthesized } from "../synthesized";
import { compare, type Finding, findingsIn } from "./compare";
import { policiesIn } from "./granted";
import { type Mutant, mutantsOf } from "./mutants";
import { neededIn } from "./needed";
import { systems } from "./systems";

const stacks = Object.entries(systems).map(([title, make]): [string, Synthesized] => [title, synthesized(make())]);
const counted = { statements: 0, mutations: 0, caught: 0 };
/** Each statement once, however many policies of the systems have it. */
const distinct = new Set<string>();

const leavesOf = ({ kind }: Finding): Mutant["leaves"][number] => (kind === "missing" ? "missing" : "too much");

afterAll(() => {
  report(
    `rights: ${counted.statements} statements checked, ${distinct.size} of them distinct, ${counted.caught} of ${counted.mutations} mutations caught`,
  );
});

it.each(stacks)("%s: finds every change of a statement, for what it is", (_title, stack) => {
  const needed = neededIn(stack).map(({ permission }) => permission);
  const mutants = mutantsOf(stack);
  const caught = mutants.filter(({ leaves, granted }) => {
    const found = new Set(compare(granted, needed).map(leavesOf));
    return leaves.every((what) => found.has(what));
  });
  const statements = policiesIn(stack).flatMap(({ statements }) => statements);
  counted.statements += statements.length;
  for (const statement of statements) distinct.add(JSON.stringify(statement));
  counted.mutations += mutants.length;
  counted.caught += caught.length;
  expect(mutants.length).toBeGreaterThan(0);
  expect(mutants.filter((mutant) => !caught.includes(mutant)).map(({ title }) => title)).toEqual([]);
});

describe("finds rights that stand in no policy of the JSON", () => {
  const stack = synthesized(systems["the reference"]());
  const attached = {
    role: "${aws_iam_role.taskDefinitionTaskRole.name}",
    policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  };
  const role = { ...stack.resource.aws_iam_role?.taskDefinitionTaskRole };

  it.each([
    [
      "a managed policy that is attached",
      { aws_iam_role_policy_attachment: { admin: attached } },
      "aws_iam_role_policy_attachment.admin",
    ],
    [
      "a managed policy that the role names",
      {
        aws_iam_role: {
          ...stack.resource.aws_iam_role,
          taskDefinitionTaskRole: { ...role, managed_policy_arns: [attached.policy_arn] },
        },
      },
      "aws_iam_role.taskDefinitionTaskRole.managed_policy_arns",
    ],
    [
      "a policy that is written elsewhere",
      { aws_sns_topic_policy: { open: { policy: "${data.aws_iam_policy_document.open.json}" } } },
      "aws_sns_topic_policy.open.policy",
    ],
  ])("%s", (_title, resources, address) => {
    expect(findingsIn({ ...stack, resource: { ...stack.resource, ...resources } })).toContainEqual({
      kind: "wider",
      permission: address,
    });
  });
});
