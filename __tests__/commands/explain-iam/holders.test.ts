import { holdersOf } from "../../../commands/explain-iam/holders";

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
        otherPolicy: {
          role: "${aws_iam_role.other.name}",
          policy: policy({ Effect: "Allow", Action: "*", Resource: "*" }),
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
    },
  ]);
});
