import { secretPlaceFault } from "../../config/secret-place";
import { fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

const own = { region: "ap-northeast-1", account: "123456789012", endpointsAlone: true };
const secret = (partition: string, region: string, account: string) =>
  `arn:${partition}:secretsmanager:${region}:${account}:secret:api-Ab12Cd`;
const parameter = (partition: string, region: string, account: string) =>
  `arn:${partition}:ssm:${region}:${account}:parameter/batch/password`;

it.each([
  [secret("aws", "ap-northeast-1", "123456789012"), own],
  [`${secret("aws", "ap-northeast-1", "123456789012")}:key::`, own],
  [parameter("aws", "ap-northeast-1", "123456789012"), own],
  ["/batch/password", own],
  // By the internet, another region is as near as the own one.
  [secret("aws", "us-east-1", "123456789012"), { ...own, endpointsAlone: false }],
  [parameter("aws", "us-east-1", "123456789012"), { ...own, endpointsAlone: false }],
  // A parameter may be shared with other accounts.
  [parameter("aws", "ap-northeast-1", "999999999999"), own],
  [secret("aws", "ap-northeast-1", "999999999999"), { ...own, account: undefined }],
  [secret("aws-cn", "cn-north-1", "123456789012"), { ...own, region: "cn-north-1" }],
  [secret("aws-us-gov", "us-gov-west-1", "123456789012"), { ...own, region: "us-gov-west-1" }],
  [secret("aws-iso", "us-iso-east-1", "123456789012"), { ...own, region: "us-iso-east-1" }],
])("ECS can follow %s", (reference, place) => {
  expect(secretPlaceFault(reference, place)).toBeUndefined();
});

it.each([
  [
    secret("aws-cn", "ap-northeast-1", "123456789012"),
    "a Secrets Manager secret of another partition than the environment's: allowed one of aws",
  ],
  [parameter("aws", "cn-north-1", "123456789012"), "an SSM parameter of another"],
  [
    secret("aws", "ap-northeast-1", "999999999999"),
    "a Secrets Manager secret of another account than the environment's, whose key ECS may not use: allowed one of 123456789012, such as a copy",
  ],
  [
    secret("aws", "us-east-1", "123456789012"),
    'a Secrets Manager secret of another region, to which the network\'s way out "endpoints" does not lead: allowed one of ap-northeast-1, or another "wayOut"',
  ],
])("ECS cannot follow %s", (reference, says) => {
  expect(secretPlaceFault(reference, own)).toContain(`, ${says}`);
});

it("a reference of the configuration is refused with its place", () => {
  const line = `"account": "123456789012", "containerTasks": { "extract": { "secrets": { "API_KEY": "${secret("aws", "ap-northeast-1", "999999999999")}" } } }`;
  expect(() => loading(fileWith(line))).toThrow(
    /^config\/dev\.json:6:\d+: containerTasks\.extract\.secrets\.API_KEY: found "arn:aws:secretsmanager:.*", a Secrets Manager secret of another account than the environment's/,
  );
});

it("no text in the form of a secret stands anywhere in a configuration, and none is shown", () => {
  const token = `ghp_${"a".repeat(36)}`;
  for (const line of [`"tags": { "token": "${token}" }`, `"tags": { "token": "!${token}" }`, `"tracing": "${token}"`]) {
    expect(() => loading(fileWith(line))).toThrow(
      /^config\/dev\.json:6:\d+: (tags\.token|tracing): found a token of GitHub as text, which everybody who sees this repository/,
    );
    expect(() => loading(fileWith(line))).not.toThrow(token);
  }
});
