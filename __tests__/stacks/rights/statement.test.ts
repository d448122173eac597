import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Testing } from "cdktf";
import { type ExplainedPolicy, permissionPolicy, resourcePolicy } from "../../../stacks/rights/statement";

/** The text as it is written: it may hold references until then. */
const statementsOf = ({ json }: ExplainedPolicy): unknown => {
  const synth = Testing.synthScope((scope) => new IamRolePolicy(scope, "policy", { role: "r", policy: json }));
  return JSON.parse(JSON.parse(synth).resource.aws_iam_role_policy.policy.policy).Statement;
};

it("writes what several need once, and names them all, each one once", () => {
  const sends = { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:::q"] };
  const policy = permissionPolicy([
    { ...sends, neededBy: 'state "first"' },
    { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"], neededBy: 'state "second"' },
    { ...sends, neededBy: 'state "third"' },
    { ...sends, neededBy: 'state "first"' },
  ]);
  expect(statementsOf(policy)).toEqual([
    { Effect: "Allow", Action: ["sqs:SendMessage"], Resource: ["arn:aws:sqs:::q"] },
    { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::b/*"] },
  ]);
  expect(policy.neededBy).toEqual([['state "first"', 'state "third"'], ['state "second"']]);
});

it("keeps apart what differs in its conditions alone", () => {
  const passes = { actions: ["iam:PassRole"], resources: ["arn:aws:iam::1:role/r"] };
  const to = (service: string) => ({ StringEquals: { "iam:PassedToService": service } });
  const policy = permissionPolicy([
    { ...passes, conditions: to("ecs-tasks.amazonaws.com"), neededBy: "a" },
    { ...passes, conditions: to("scheduler.amazonaws.com"), neededBy: "b" },
  ]);
  expect(statementsOf(policy)).toHaveLength(2);
  expect(policy.neededBy).toEqual([["a"], ["b"]]);
});

it("says in a resource's policy whom it allows", () => {
  const policy = resourcePolicy([
    { principal: { Service: "events.amazonaws.com" }, actions: ["sns:Publish"], resources: ["*"], neededBy: "a rule" },
  ]);
  expect(statementsOf(policy)).toEqual([
    { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: ["sns:Publish"], Resource: ["*"] },
  ]);
});
