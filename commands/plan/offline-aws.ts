/**
 * What answers in AWS's place when there are no credentials. Before the first deploy nothing has to be looked up but whose account it
 * is, and definitions may have to be called valid; synth has checked them. Everything else is refused, and nothing reaches a network.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** An endpoint on this computer. */
export interface OfflineAws {
  /** Variables by which the AWS provider calls it. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/** @param account what it says the account is, 12 digits */
export const offlineAws = async (account: string): Promise<OfflineAws> => {
  const server = createServer(async (request, response) => {
    const answer = answers(account)[operation(request, await text(request))];
    const { type, body } = answer ?? (request.headers["x-amz-target"] === undefined ? refusalInXml : refusalInJson);
    response.writeHead(answer === undefined ? 400 : 200, { "content-type": type });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const credentials = { AWS_ACCESS_KEY_ID: "offline", AWS_SECRET_ACCESS_KEY: "offline", AWS_SESSION_TOKEN: "" };
  return {
    env: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_PROFILE: "",
      AWS_EC2_METADATA_DISABLED: "true",
      ...credentials,
    },
    close: () => server.close(),
  };
};

interface Answer {
  readonly type: string;
  readonly body: string;
}

const refusal = "this plan has no credentials and looks up nothing in AWS";
const json = "application/x-amz-json-1.0";
const refusalInJson: Answer = { type: json, body: JSON.stringify({ __type: "Offline", message: refusal }) };
const error = `<Error><Code>Offline</Code><Message>${refusal}</Message></Error>`;
/** EC2 reads the one error, the other services with XML the other. */
const refusalInXml: Answer = { type: "text/xml", body: `<Response><Errors>${error}</Errors>${error}</Response>` };

/** In the protocols with JSON the header names the operation, in the query protocol the body. */
const operation = ({ headers }: IncomingMessage, body: string): string =>
  String(headers["x-amz-target"] ?? `.${new URLSearchParams(body).get("Action")}`).replace(/^.*\./, "");

const answers = (account: string): Readonly<Record<string, Answer>> => ({
  GetCallerIdentity: {
    type: "text/xml",
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/offline</Arn><UserId>offline</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  },
  ValidateStateMachineDefinition: { type: json, body: '{"result":"OK","diagnostics":[]}' },
});
