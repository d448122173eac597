import { withTlsOnly } from "../../../commands/bootstrap/tls-only";

const ours = {
  Sid: "DenyWithoutTls",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::states", "arn:aws:s3:::states/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const theirs = { Sid: "Audit", Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "s3:List*", Resource: "*" };

const puts = (policy: object | undefined) => {
  const put = withTlsOnly(policy && JSON.stringify(policy), "states", "aws");
  return put === undefined ? "nothing" : JSON.parse(put);
};

it("denies what comes without TLS, on the bucket and on its objects", () => {
  expect(puts(undefined)).toEqual({ Version: "2012-10-17", Statement: [ours] });
});

it("puts nothing where the statement is there", () => {
  expect(puts({ Version: "2012-10-17", Statement: [theirs, ours] })).toBe("nothing");
});

it("keeps what the policy says already", () => {
  expect(puts({ Version: "2008-10-17", Id: "audit", Statement: [theirs] })).toEqual({
    Version: "2008-10-17",
    Id: "audit",
    Statement: [theirs, ours],
  });
});

it("takes a single statement that stands there without a list", () => {
  expect(puts({ Statement: theirs })).toMatchObject({ Statement: [theirs, ours] });
});

it("puts its own statement right where somebody has changed it", () => {
  expect(puts({ Statement: [{ ...ours, Effect: "Allow" }, theirs] })).toMatchObject({ Statement: [theirs, ours] });
});

it("names the bucket in the partition of the account", () => {
  expect(withTlsOnly(undefined, "states", "aws-cn")).toContain('["arn:aws-cn:s3:::states","arn:aws-cn:s3:::states/*"]');
});
