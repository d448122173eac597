/** What the AWS SDK throws, as one sentence to a person. */
import { Failure } from "./verb";

/**
 * Runs calls to AWS; a failure that the caller does not know is told as one sentence, without a stack.
 * @param doing what the calls are for, such as `create the state bucket`
 * @throws Failure
 */
export const callingAws = async <T>(doing: string, calls: () => Promise<T>): Promise<T> => {
  try {
    return await calls();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Failure) throw error;
    throw new Failure(`cannot ${doing}: ${sentenceOf(error)}`);
  }
};

const sentenceOf = ({ name, message }: Error): string => {
  const code = errorCode(name, message);
  return advice[code] ?? `${name}: ${message}`;
};

/** Node names connection faults in the message or in a code, the SDK services' faults in the name. */
const errorCode = (name: string, message: string): string =>
  ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT"].find((code) => message.includes(code)) ?? name;

const noCredentials =
  "no AWS credentials were found; set AWS_PROFILE, or log in with `aws sso login` or `aws configure`";
const expired = "the AWS credentials have expired; log in again, for example with `aws sso login`";
const invalid = "AWS does not know these credentials; check AWS_PROFILE, or the keys in the environment";
const unreachable = "AWS cannot be reached; check the network, the region and AWS_ENDPOINT_URL";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: noCredentials,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  TokenProviderError: expired,
  InvalidClientTokenId: invalid,
  UnrecognizedClientException: invalid,
  SignatureDoesNotMatch: invalid,
  InvalidAccessKeyId: invalid,
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
};
