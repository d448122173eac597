import type { ProgramRight } from "../../../asl/language";
import { programRights } from "../../../stacks/rights/program";

const right: ProgramRight = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"], reason: "reads orders" };
const rights = (...given: ProgramRight[]) => programRights({ name: "export", rights: given });

it("gives a program nothing that is not stated", () => {
  expect(programRights({ name: "export" })).toEqual([]);
});

it("gives it what is stated, with the reason, and text as IAM has to read it", () => {
  const conditions = { StringLike: { "s3:prefix": ["${aws:username}/*", "%{x}"] } };
  expect(rights({ ...right, resources: ["arn:aws:s3:::${aws:PrincipalAccount}/*"], conditions })).toEqual([
    {
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::$${aws:PrincipalAccount}/*"],
      conditions: { StringLike: { "s3:prefix": ["$${aws:username}/*", "%%{x}"] } },
      neededBy: 'container task "export": reads orders',
    },
  ]);
});

it("takes any resource under a condition, for actions that AWS takes no resource for", () => {
  const conditions = { StringEquals: { "cloudwatch:namespace": "orders" } };
  expect(() => rights({ ...right, resources: ["*"], conditions })).not.toThrow();
});

describe("refuses", () => {
  it.each<[what: string, given: Partial<ProgramRight>, says: string]>([
    ["no reason", { reason: " " }, "found no reason, write what the program needs it for"],
    ["no action", { actions: [] }, "found no actions or no resources, write at least one of each"],
    ["no resource", { resources: [] }, "found no actions or no resources, write at least one of each"],
    ["any action", { actions: ["*"] }, 'found the action "*", allowed one of a service, such as "s3:GetObject"'],
    ["any service", { actions: ["*:Get"] }, 'found the action "*:Get", allowed one of a service'],
    [
      "all of IAM",
      { actions: ["s3:GetObject", "iam:*"] },
      'found the action "iam:*", by which the program could give itself every right: name each action that it needs',
    ],
    ["much of IAM", { actions: ["IAM:Put*"] }, 'found the action "IAM:Put*"'],
    ["any resource", { resources: ["*"] }, 'found the resource "*" alone: name ARNs or'],
    ["any resource, under no condition", { resources: ["*"], conditions: {} }, 'found the resource "*" alone'],
    [
      "a name for an ARN",
      { resources: ["orders"] },
      'found the resource "orders", allowed an ARN, such as "arn:aws:s3:::orders/*"',
    ],
  ])("%s", (_what, given, says) => {
    expect(() => rights(right, { ...right, ...given })).toThrow(`container task "export", rights[1]: ${says}`);
  });
});
