/**
 * Text that looks like a secret. What is written here, an environment variable or an argument, stands in the repository, in Terraform's state and in the task definition, where
 * everybody who may look reads it; ECS gives a secret by reference instead.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
 */

/** Ends of names whose value is a secret: `DB_PASSWORD`, `githubToken`; not `TOKEN_URL`, which ends in what it is. */
const secretNames: readonly RegExp[] = [
  /(password|passwd|passphrase|secret|token|api_?key|access_?key|secret_?key|(private|signing|encryption)_?key|basic_?auth|credentials?)$/i,
  // Short words only by themselves: `DB_PASS`, `dbPwd`, and neither `COMPASS` nor `PWD`, a shell's working directory.
  /((^|_)pass|_pwd)$/i,
  /[a-z0-9](Pass|Pwd)$/,
];

/** What keeps nothing secret whatever it is called: nothing, yes or no, a number of up to five digits, the name of something in AWS. */
const plain = /^(|true|false|yes|no|on|off|none|null|-?\d{1,5}|arn:aws[a-z-]*:\S+)$/i;

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
  [/\bsk-(proj|svcacct|admin)-[\w-]{20,}/, "a key of OpenAI"],
  [/\bsk-ant-[\w-]{20,}/, "a key of Anthropic"],
  // https://datatracker.ietf.org/doc/html/rfc7519: the header, JSON in base64url, begins with {"
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/, "a JSON Web Token"],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]+:[^\s/?#@]+@/i, "an address with a password"],
];

/**
 * What is wrong with a variable whose text looks like a secret, as a sentence that does not repeat it; `undefined` for other text.
 */
export function secretTextFault(name: string, value: string): string | undefined {
  const what = secretForm(value);
  if (what !== undefined) return `found ${what} as text, ${wayOut(name)}`;
  if (plain.test(value) || !secretNames.some((form) => form.test(name))) return undefined;
  return `found text for a variable that is called like a secret, ${wayOut(name)}; give it another name if it is none`;
}

/** The same for text that is no variable's, such as a tag or an argument: it is known by its form alone. */
export function secretFormFault(value: string): string | undefined {
  const what = secretForm(value);
  return what === undefined
    ? undefined
    : `found ${what} as text, which everybody who sees this repository or what is deployed can read: keep it in Secrets Manager or as an SSM parameter, and give it to a container task by reference, in "secrets"`;
}

const secretForm = (value: string): string | undefined => forms.find(([form]) => form.test(value))?.[1];

const wayOut = (name: string): string =>
  `which everybody who sees the task definition can read: keep it in Secrets Manager or as an SSM parameter, and write a reference to it in "secrets", such as { "${name}": "/path/of/parameter" }`;
