/**
 * Text that looks like a secret. An environment variable stands in the repository, in Terraform's state and in the task definition, where
 * everybody who may look reads it; ECS gives a secret by reference instead.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
 */

/** Ends of names whose value is a secret: `DB_PASSWORD`, `githubToken`; not `TOKEN_URL`, which ends in what it is. */
const secretName =
  /(password|passwd|passphrase|secret|token|api_?key|access_?key|secret_?key|private_?key|credentials?)$/i;

/** What well-known services write their keys as, each with what it is. */
const forms: readonly (readonly [form: RegExp, what: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, "an AWS access key id"],
  // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
  [/\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/, "a token of GitHub"],
  [/\bglpat-[\w-]{20,}/, "a token of GitLab"],
  [/\bxox[a-z]-[\w-]{10,}/, "a token of Slack"],
  [/\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/, "a webhook of Slack"],
  [/\b[rs]k_live_[A-Za-z0-9]{16,}/, "a key of Stripe"],
  [/\bAIza[\w-]{35}\b/, "an API key of Google"],
  [/\bnpm_[A-Za-z0-9]{36}\b/, "a token of npm"],
  // https://datatracker.ietf.org/doc/html/rfc7519: the header, JSON in base64url, begins with {"
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/, "a JSON Web Token"],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]+:[^\s/?#@]+@/i, "an address with a password"],
];

/**
 * What is wrong with a variable whose text looks like a secret, as a sentence that does not repeat it; `undefined` for other text.
 * Empty text is no secret.
 */
export function secretTextFault(name: string, value: string): string | undefined {
  const what = forms.find(([form]) => form.test(value))?.[1];
  if (what !== undefined) return `found ${what} as text, ${wayOut(name)}`;
  if (value === "" || !secretName.test(name)) return undefined;
  return `found text for a variable that is called like a secret, ${wayOut(name)}; give it another name if it is none`;
}

const wayOut = (name: string): string =>
  `which everybody who sees the task definition can read: keep it in Secrets Manager or as an SSM parameter, and write a reference to it in "secrets", such as { "${name}": "/path/of/parameter" }`;
