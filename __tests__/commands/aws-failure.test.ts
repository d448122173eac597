import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GetBucketVersioningCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { DescribeExecutionCommand, SFNClient, type SFNClientConfig } from "@aws-sdk/client-sfn";
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from "@aws-sdk/client-sts";
import { callingAws } from "../../commands/aws-failure";
import { Failure } from "../../commands/verb";
import { type Answer, answering, jsonError, queryError, s3Error } from "./answering";

type Settings = STSClientConfig & SFNClientConfig & S3ClientConfig;

const askSts = (settings: Settings) => new STSClient(settings).send(new GetCallerIdentityCommand({}));
const askSfn = (settings: Settings) =>
  new SFNClient(settings).send(new DescribeExecutionCommand({ executionArn: "arn:aws:states:r:1:execution:m:e" }));
const askS3 = (settings: Settings) => new S3Client(settings).send(new GetBucketVersioningCommand({ Bucket: "states" }));

/** The sentence that a person reads after an answer. */
async function told(answer: Answer, ask: (settings: Settings) => Promise<unknown>): Promise<string> {
  const { settings, close } = await answering(() => answer);
  try {
    return await callingAws("do it", () => ask(settings)).then(
      () => "no failure",
      (error) => (error instanceof Failure ? error.message : `not told: ${error}`),
    );
  } finally {
    close();
  }
}

describe("an answer of AWS is one sentence", () => {
  const expired = "cannot do it: the AWS credentials have expired; log in again, for example with `aws sso login`";
  const unknown =
    "cannot do it: AWS does not know these credentials; check AWS_PROFILE, the keys in the environment, and whether the account has enabled the region";
  const skewed =
    "cannot do it: AWS refuses the signature of these credentials; check the secret key, and that this computer's clock is right";
  const text = "The security token included in the request is …";

  it.each([
    ["ExpiredToken of STS", queryError("ExpiredToken", text), askSts, expired],
    ["ExpiredTokenException of Step Functions", jsonError("ExpiredTokenException", text), askSfn, expired],
    ["ExpiredToken of S3", s3Error(400, "ExpiredToken", text), askS3, expired],
    ["InvalidClientTokenId of STS", queryError("InvalidClientTokenId", text), askSts, unknown],
    ["UnrecognizedClientException of Step Functions", jsonError("UnrecognizedClientException", text), askSfn, unknown],
    ["InvalidAccessKeyId of S3", s3Error(403, "InvalidAccessKeyId", text), askS3, unknown],
    ["SignatureDoesNotMatch of STS", queryError("SignatureDoesNotMatch", "Signature expired: …"), askSts, skewed],
    [
      "InvalidSignatureException of Step Functions",
      jsonError("InvalidSignatureException", "Signature expired: …"),
      askSfn,
      skewed,
    ],
    ["RequestTimeTooSkewed of S3", s3Error(403, "RequestTimeTooSkewed", "The difference …"), askS3, skewed],
    [
      "OperationAborted of S3",
      s3Error(409, "OperationAborted", "A conflicting conditional operation is in progress"),
      askS3,
      "cannot do it: another change of it is under way; run the command again in a minute",
    ],
    [
      "Step Functions",
      jsonError(
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/x is not authorized to perform: states:StartExecution",
      ),
      askSfn,
      "cannot do it: AccessDeniedException: User: arn:aws:iam::1:user/x is not authorized to perform: states:StartExecution",
    ],
  ])("%s", async (_, answer, ask, sentence) => {
    expect(await told(answer, ask)).toBe(sentence);
  });
});

describe("an answer of something else says so", () => {
  const html = { "content-type": "text/html" };

  it.each([
    ["an HTML page", { status: 404, headers: html, body: "<!doctype html><html></html>" }, askSts, 404],
    ["an HTML page where JSON is read", { status: 404, headers: html, body: "<!doctype html>" }, askSfn, 404],
    ["text", { status: 200, body: "hello" }, askSfn, 200],
  ])("%s", async (_, answer, ask, status) => {
    expect(await told(answer, ask)).toBe(
      `cannot do it: the answer is not one of AWS (HTTP status ${status}); check the network, the region and AWS_ENDPOINT_URL`,
    );
  });
});

it("says what could not be reached", async () => {
  const { settings, close } = await answering(() => ({ status: 200 }));
  close();
  const port = settings.endpoint.split(":").at(-1);
  await expect(callingAws("do it", () => askSts(settings))).rejects.toThrow(
    new RegExp(
      `^cannot do it: AWS cannot be reached \\(.*connect ECONNREFUSED 127.0.0.1:${port}\\); check the network, the region and AWS_ENDPOINT_URL$`,
    ),
  );
});

it("does not wait for ever for something that listens and never answers", async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const { settings, close } = await answering(() => ({ status: 200 }));
  const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const requestHandler = { requestTimeout: 50, throwOnRequestTimeout: true };
  await expect(callingAws("do it", () => askSts({ ...settings, endpoint, requestHandler }))).rejects.toThrow(
    /^cannot do it: AWS cannot be reached \(.* exceeded the configured 50 ms requestTimeout\.\); check the network/,
  );
  close();
  silent.close();
  silent.closeAllConnections();
});

describe("without credentials", () => {
  const withProvider = (message: string) => async () => {
    throw Object.assign(new Error(message), { name: "CredentialsProviderError" });
  };

  // The messages of the SDK's providers, word for word.
  it.each([
    [
      "Could not load credentials from any providers",
      "no AWS credentials were found; set AWS_PROFILE to a profile that there is, or log in with `aws sso login`, `aws login` or `aws configure`",
    ],
    [
      "The SSO session token associated with profile=x was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      "there is no valid SSO session; log in again with `aws sso login`",
    ],
    [
      "Failed to load token from ~/.aws/login/cache/x.json: Error: ENOENT: no such file or directory",
      "there is no valid session; log in again with `aws login`",
    ],
    ["Profile x is broken", "there are no valid AWS credentials: Profile x is broken"],
  ])("%s", async (message, sentence) => {
    const { settings, close } = await answering(() => ({ status: 200 }));
    const credentials = withProvider(message);
    const asked = callingAws("do it", () =>
      new STSClient({ ...settings, credentials }).send(new GetCallerIdentityCommand({})),
    );
    await expect(asked).rejects.toEqual(new Failure(`cannot do it: ${sentence}`));
    close();
  });
});

describe("passes through", () => {
  it.each([
    ["a sentence that is told already", new Failure("told")],
    ["a defect of ours", new TypeError("x is not a function")],
    ["the end that a signal brought", Object.assign(new Error("Request aborted"), { name: "AbortError" })],
  ])("%s", async (_, error) => {
    await expect(callingAws("do it", () => Promise.reject(error))).rejects.toBe(error);
  });
});
