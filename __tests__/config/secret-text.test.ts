import { secretFormFault, secretTextFault } from "../../config/secret-text";

/** Written in two parts, so that this file holds no text that a scanner takes for a secret. */
const key = (start: string, rest: string): string => start + rest;

it.each([
  ["an AWS access key id", key("AKIA", "IOSFODNN7EXAMPLE")],
  ["an AWS access key id", key("ASIA", "IOSFODNN7EXAMPLE")],
  ["a private key", key("-----BEGIN RSA PRIVATE ", "KEY-----\nMIIE")],
  ["a token of GitHub", key("ghp_", "a".repeat(36))],
  ["a token of GitHub", key("github_pat_", "a".repeat(30))],
  ["a token of GitLab", key("glpat-", "a".repeat(20))],
  ["a token of Slack", key("xoxb-", "1234567890-abc")],
  ["a webhook of Slack", key("https://hooks.slack.com/", "services/T000/B000/abc")],
  ["a key of Stripe", key("sk_live_", "a".repeat(24))],
  ["an API key of Google", key("AIza", "a".repeat(35))],
  ["a token of npm", key("npm_", "a".repeat(36))],
  ["a key of OpenAI", key("sk-proj-", "a".repeat(40))],
  ["a key of Anthropic", key("sk-ant-", "api03-aaaaaaaaaaaaaaaaaaaa")],
  ["a JSON Web Token", key("eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxIn0xxxx.c2ln")],
  ["an address with a password", "postgres://batch:hunter2@db.example.com/orders"],
])("takes for %s, whatever its variable is called: %s", (what, value) => {
  expect(secretTextFault("SETTING", value)).toBe(
    `found ${what} as text, which everybody who sees the task definition can read: keep it in Secrets Manager or as an SSM parameter, and write a reference to it in "secrets", such as { "SETTING": "/path/of/parameter" }`,
  );
});

it.each([
  "DB_PASSWORD",
  "CLIENT_SECRET",
  "GITHUB_TOKEN",
  "API_KEY",
  "apiKey",
  "AWS_SECRET_ACCESS_KEY",
  "PASSPHRASE",
  "DB_PWD",
  "dbPwd",
  "SMTP_PASS",
  "smtpPass",
  "PASS",
  "JWT_SIGNING_KEY",
  "ENCRYPTION_KEY",
  "encryptionKey",
  "PRIVATE_KEY",
  "BASIC_AUTH",
])("takes the text of a variable called like %s for a secret, and does not repeat it", (name) => {
  const says = secretTextFault(name, "hunter2");
  expect(says).toMatch(
    /^found text for a variable that is called like a secret, .*; give it another name if it is none$/,
  );
  expect(says).not.toContain("hunter2");
});

it.each([
  ["DB_PASSWORD", ""],
  ["NEXT_TOKEN", "1"],
  ["USE_TOKEN", "true"],
  ["CLIENT_SECRET", "No"],
  ["ENCRYPTION_KEY", "arn:aws:kms:ap-northeast-1:123456789012:key/orders"],
  ["DB_SECRET", "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-Ab12Cd"],
  ["PWD", "/app"],
  ["OLDPWD", "/app"],
  ["COMPASS", "north"],
  ["BYPASS", "cache"],
  ["PASS_COUNT", "several"],
  ["KEY_OF_ENCRYPTION", "orders"],
  ["TOKEN_URL", "https://example.com/token"],
  ["PASSWORD_MIN_LENGTH", "12"],
  ["MAX_TOKENS", "4096"],
  ["DB_URL", "postgres://batch@db.example.com/orders"],
  ["KEYBOARD", "AKIA"],
  ["TABLE_ARN", "arn:aws:dynamodb:ap-northeast-1:123456789012:table/orders"],
  ["MESSAGE", "see https://example.com/a:b and mail me@example.com"],
])("lets %s=%s pass", (name, value) => {
  expect(secretTextFault(name, value)).toBeUndefined();
});

describe("text that is no variable's is known by its form, and the way out is named", () => {
  it("a token", () => {
    const says = secretFormFault(key("ghp_", "a".repeat(36)));
    expect(says).toBe(
      'found a token of GitHub as text, which everybody who sees this repository or what is deployed can read: keep it in Secrets Manager or as an SSM parameter, and give it to a container task by reference, in "secrets"',
    );
  });

  it("and not by a name, which it does not have", () => {
    expect(secretFormFault("--password=hunter2")).toBeUndefined();
  });
});

it.each(["123456", "truely", "hunter 2", "arn"])("takes %s for a password", (value) => {
  expect(secretTextFault("DB_PASSWORD", value)).toBeDefined();
});
