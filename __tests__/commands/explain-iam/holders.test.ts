import { holdersOf } from "../../../commands/explain-iam/holders";
import { systems } from "../../stacks/rights/systems";
import { synthesized } from "../../stacks/synthesized";

const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" };

it("puts a role together from who takes it on and what it may do, with what needs each statement", () => {
  const stack = {
    resource: {
      aws_iam_role: { nightly: { name: "nightly", assume_role_policy: policy(trust) } },
      aws_iam_role_policy: {
        nightlyPolicy: {
          "//": { neededBy: [['state "load"', 'state "save ${it}"'], ['state "load"']] },
          role: "${aws_iam_role.nightly.name}",
          policy: policy(
            {
              Effect: "Allow",
              Action: ["ecs:RunTask"],
              Resource:
                "arn:${data.aws_partition.current.partition}:ecs:x:${data.aws_caller_identity.current.account_id}:y",
              Condition: { ArnEquals: { "ecs:cluster": "${aws_ecs_cluster.cluster.arn}" } },
            },
            { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["a", "b"] },
          ),
        },
      },
    },
  };
  expect(holdersOf(stack)).toEqual([
    {
      name: "role nightly",
      trusts: [
        {
          effect: "Allow",
          principals: ["Service states.amazonaws.com"],
          actions: ["sts:AssumeRole"],
          resources: [],
          conditions: [],
          neededBy: [],
        },
      ],
      statements: [
        {
          effect: "Allow",
          principals: [],
          actions: ["ecs:RunTask"],
          resources: ["arn:<partition>:ecs:x:<account>:y"],
          conditions: ["ArnEquals ecs:cluster <aws_ecs_cluster.cluster.arn>"],
          neededBy: ['state "load"', 'state "save ${it}"'],
        },
        {
          effect: "Allow",
          principals: [],
          actions: ["s3:GetObject"],
          resources: ["a", "b"],
          conditions: [],
          neededBy: ['state "load"'],
        },
      ],
      unreadable: [],
    },
  ]);
});

it("finds the policy of any resource, and passes over JSON that is none", () => {
  const lifecycle = JSON.stringify({ rules: [] });
  const stack = {
    resource: {
      aws_ecr_lifecycle_policy: { lifecycle: { policy: lifecycle } },
      aws_s3_bucket_policy: {
        open: { policy: policy({ Effect: "Deny", NotPrincipal: "*", NotAction: "a", NotResource: "b" }) },
      },
    },
  };
  expect(holdersOf(stack)).toEqual([
    {
      name: "aws_s3_bucket_policy.open",
      trusts: [],
      statements: [
        {
          effect: "Deny",
          principals: ["all but *"],
          actions: ["all but a"],
          resources: ["all but b"],
          conditions: [],
          neededBy: [],
        },
      ],
      unreadable: [],
    },
  ]);
});

describe("a role's policy is found however it names the role", () => {
  const star = policy({ Effect: "Allow", Action: "*", Resource: "*" });
  const holders = (role: string) =>
    holdersOf({
      resource: {
        aws_iam_role: { nightly: { name: "prod-nightly", assume_role_policy: policy(trust) } },
        aws_iam_role_policy: { all: { role, policy: star } },
      },
    }).map(({ name, statements }) => [name, statements.flatMap(({ actions }) => actions)]);

  it.each(["${aws_iam_role.nightly.name}", "${aws_iam_role.nightly.id}", "prod-nightly"])("%s", (role) => {
    expect(holders(role)).toEqual([["role nightly", ["*"]]]);
  });

  it("and stands by itself where the role is none of the stack", () => {
    expect(holders("somebody-else")).toEqual([
      ["role nightly", []],
      ["aws_iam_role_policy.all", ["*"]],
    ]);
  });
});

describe("names what gives rights that the stack does not spell out", () => {
  const document = "${data.aws_iam_policy_document.open.json}";
  const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
  const nightly = { name: "nightly", assume_role_policy: policy(trust) };

  it.each<[what: string, resource: Record<string, Record<string, object>>, of: string, address: string]>([
    [
      "a policy of AWS that is attached",
      { aws_iam_role_policy_attachment: { admin: { role: "${aws_iam_role.nightly.name}", policy_arn: admin } } },
      "role nightly",
      "aws_iam_role_policy_attachment.admin",
    ],
    [
      "one that is attached to several roles",
      { aws_iam_policy_attachment: { admin: { roles: ["${aws_iam_role.nightly.id}"], policy_arn: admin } } },
      "role nightly",
      "aws_iam_policy_attachment.admin",
    ],
    [
      "one that the role names itself",
      { aws_iam_role: { nightly: { ...nightly, managed_policy_arns: [admin] } } },
      "role nightly",
      "aws_iam_role.nightly.managed_policy_arns",
    ],
    [
      "a policy inside the role",
      { aws_iam_role: { nightly: { ...nightly, inline_policy: [{ name: "all", policy: policy() }] } } },
      "role nightly",
      "aws_iam_role.nightly.inline_policy",
    ],
    [
      "a role's policy that a data source writes",
      { aws_iam_role_policy: { open: { role: "${aws_iam_role.nightly.id}", policy: document } } },
      "role nightly",
      "aws_iam_role_policy.open.policy",
    ],
    [
      "a trust that a data source writes",
      { aws_iam_role: { nightly: { ...nightly, assume_role_policy: document } } },
      "role nightly",
      "aws_iam_role.nightly.assume_role_policy",
    ],
    [
      "a resource's policy that a data source writes",
      { aws_sns_topic_policy: { open: { policy: document } } },
      "aws_sns_topic_policy.open",
      "aws_sns_topic_policy.open.policy",
    ],
    [
      "what is attached to a role of another stack",
      { aws_iam_role_policy_attachment: { admin: { role: "other", policy_arn: admin } } },
      "aws_iam_role_policy_attachment.admin",
      "aws_iam_role_policy_attachment.admin",
    ],
  ])("%s", (_what, resource, of, address) => {
    const found = holdersOf({ resource: { aws_iam_role: { nightly }, ...resource } } as never)
      .filter(({ unreadable }) => unreadable.length > 0)
      .map(({ name, unreadable }) => [name, unreadable]);
    expect(found).toEqual([[of, [address]]]);
  });
});

it.each(Object.entries(systems))("finds every right of %s in its JSON", (_title, make) => {
  const holders = holdersOf(synthesized(make()) as never);
  expect(holders.flatMap(({ statements }) => statements).length).toBeGreaterThan(0);
  expect(holders.flatMap(({ unreadable }) => unreadable)).toEqual([]);
});
