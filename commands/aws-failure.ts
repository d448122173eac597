/** What the AWS SDK throws, as one sentence to a person. */
import { Failure } from "./verb";

/**
 * Runs calls to AWS; what the SDK throws and the caller does not handle is told as one sentence, without a stack. Anything else is a
 * defect of ours and passes through, as does the end of calls that a signal aborted.
 * @param doing what the calls are for, such as `create the state bucket`
 * @throws Failure
 */
export const callingAws = async <T>(doing: string, calls: () => Promise<T>): Promise<T> => {
  try {
    return await calls();
  } catch (error) {
    const sentence = error instanceof Error ? sentenceOf(error) : undefined;
    if (sentence === undefined) throw error;
    throw new Failure(`cannot ${doing}: ${sentence}`);
  }
};

/** Whether a service answered with one of these errors. S3 answers HEAD without a body: its errors have a status only. */
export const isAnswer = (error: unknown, ...answers: readonly (string | number)[]): error is Error =>
  error instanceof Error && answers.some((answer) => answer === error.name || answer === statusOf(error));

const sentenceOf = (error: Error): string | undefined => {
  const { name, message } = error;
  if (name === "AbortError") return undefined;
  if (withoutCredentials.has(name)) return credentialsSentence(message);
  if (!("$metadata" in error)) return undefined;
  const status = statusOf(error);
  if (status === undefined) return `AWS cannot be reached (${message}); ${whereToLook}`;
  // Where the SDK finds no error of the service's in the answer it makes one up.
  if (!("$fault" in error) || /^Unknown(Error)?$/.test(message)) {
    return `the answer is not one of AWS (HTTP status ${status}); ${whereToLook}`;
  }
  return advice[name] ?? `${name}: ${message}`;
};

const statusOf = (error: Error): number | undefined => {
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  const status =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata && metadata.httpStatusCode;
  return typeof status === "number" ? status : undefined;
};

const whereToLook = "check the network, the region and AWS_ENDPOINT_URL";

/** No request is made without credentials: the SDK's providers of credentials throw before it. */
const withoutCredentials: ReadonlySet<string> = new Set(["CredentialsProviderError", "TokenProviderError"]);

const credentialsSentence = (message: string): string => {
  if (message.includes("Could not load credentials from any providers")) {
    return "no AWS credentials were found; set AWS_PROFILE to a profile that there is, or log in with `aws sso login`, `aws login` or `aws configure`";
  }
  if (message.includes("SSO")) return "there is no valid SSO session; log in again with `aws sso login`";
  if (message.includes("login")) return "there is no valid session; log in again with `aws login`";
  return `there are no valid AWS credentials: ${message}`;
};

const expired = "the AWS credentials have expired; log in again, for example with `aws sso login`";
const unknown =
  "AWS does not know these credentials; check AWS_PROFILE, the keys in the environment, and whether the account has enabled the region";
const wrongSignature =
  "AWS refuses the signature of these credentials; check the secret key, and that this computer's clock is right";

/** By the name that each protocol of the SDK gives. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
const advice: Readonly<Record<string, string>> = {
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  InvalidClientTokenId: unknown,
  UnrecognizedClientException: unknown,
  InvalidAccessKeyId: unknown,
  SignatureDoesNotMatch: wrongSignature,
  InvalidSignatureException: wrongSignature,
  RequestTimeTooSkewed: wrongSignature,
  RequestExpired: wrongSignature,
  OperationAborted: "another change of it is under way; run the command again in a minute",
};
