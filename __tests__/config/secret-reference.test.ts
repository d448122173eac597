import { secretReference, secretReferenceForm } from "../../config/secret-reference";

const secret = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:batch/api-Ab12Cd";
const parameter = "arn:aws:ssm:ap-northeast-1:123456789012:parameter/batch/db-password";

it.each([
  [secret, { of: "Secrets Manager secret", arn: secret }],
  [`${secret}:key::`, { of: "Secrets Manager secret", arn: secret }],
  [`${secret}:key:AWSCURRENT:`, { of: "Secrets Manager secret", arn: secret }],
  [parameter, { of: "SSM parameter", arn: parameter }],
  ["/batch/db-password", { of: "SSM parameter", name: "/batch/db-password" }],
])("takes %s apart", (text, reference) => {
  expect(secretReference(text)).toEqual(reference);
  expect(secretReferenceForm.test(text)).toBe(true);
});

it.each([
  "hunter2",
  "",
  "db-password",
  "/",
  "/with space",
  "arn:aws:s3:::bucket",
  `${secret}:key`,
  "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:without-suffix-",
  "arn:aws:secretsmanager:ap-northeast-1:12345:secret:batch/api-Ab12Cd",
  "arn:aws:ssm:ap-northeast-1:123456789012:document/batch",
])("takes %j for no reference", (text) => {
  expect(secretReference(text)).toBeUndefined();
  expect(secretReferenceForm.test(text)).toBe(false);
});
