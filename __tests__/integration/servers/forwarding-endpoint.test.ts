import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type ForwardingEndpoint, startForwardingEndpoint } from "./forwarding-endpoint";

let moto: Server;
let endpoint: ForwardingEndpoint;

/** Knows one action, and answers all others as moto does. */
beforeEach(async () => {
  moto = createServer(async (request, response) => {
    const body = await text(request);
    if (body.includes("Action=CreateRole"))
      response.setHeader("content-type", "text/xml").end(`<Created host="${request.headers.host}"/>`);
    else response.writeHead(500, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html>");
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => moto.once("listening", listening));
  endpoint = await startForwardingEndpoint((moto.address() as AddressInfo).port);
});

afterEach(() => {
  endpoint.close();
  moto.close();
  moto.closeAllConnections();
});

const authorization = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=rehearsal/20261125/ap-northeast-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

const iam = (action: string) =>
  fetch(endpoint.url, {
    method: "POST",
    headers: { authorization: authorization("iam") },
    body: new URLSearchParams({ Action: action, RoleName: "nightlyRole" }),
  });

const states = (action: string, input: object) =>
  fetch(endpoint.url, {
    method: "POST",
    headers: {
      authorization: authorization("states"),
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `AWSStepFunctions.${action}`,
    },
    body: JSON.stringify(input),
  });

it("hands a request on, with the host that the caller wrote, and hands the answer back", async () => {
  const answer = await iam("CreateRole");
  expect(await answer.text()).toBe(`<Created host="${endpoint.url.replace("http://", "")}"/>`);
  expect(endpoint.actions).toEqual(["iam:CreateRole"]);
  expect([...endpoint.unknownActions]).toEqual([]);
});

it("turns moto's page about an action that it does not know into a refusal that names it, and remembers it", async () => {
  const query = await iam("CreateMoon");
  expect(query.status).toBe(400);
  expect(await query.text()).toContain("<Code>NotInMoto</Code><Message>moto does not know iam:CreateMoon</Message>");
  const json = await states("PublishMoon", {});
  expect(json.status).toBe(400);
  expect(await json.json()).toEqual({ __type: "NotInMoto", message: "moto does not know states:PublishMoon" });
  expect([...endpoint.unknownActions]).toEqual(["iam:CreateMoon", "states:PublishMoon"]);
});

it("names a request by method and path where the protocol names no action", async () => {
  await fetch(`${endpoint.url}/schedules/nightly`, { headers: { authorization: authorization("scheduler") } });
  expect([...endpoint.unknownActions]).toEqual(["scheduler:GET /schedules/nightly"]);
});

it("takes a definition that is JSON for valid, and no other", async () => {
  const valid = await states("ValidateStateMachineDefinition", { definition: "{}" });
  expect(await valid.json()).toMatchObject({ result: "OK" });
  const invalid = await states("ValidateStateMachineDefinition", { definition: "{" });
  expect(await invalid.json()).toMatchObject({ result: "FAIL" });
});

it("keeps a bucket's policy, which moto would apply without looking at its conditions", async () => {
  const policy = (method: string, body?: string) =>
    fetch(`${endpoint.url}/states?policy`, {
      method,
      headers: { authorization: authorization("s3") },
      ...(body !== undefined && { body }),
    });
  expect((await policy("PUT", '{"Statement":[]}')).status).toBe(204);
  expect(await (await policy("GET")).text()).toBe('{"Statement":[]}');
});

it("holds back the answer to one request until it is released", async () => {
  const held = endpoint.hold(({ action, body }) => action === "iam:CreateRole" && body.includes("nightlyRole"));
  let answered = false;
  const answer = iam("CreateRole").then(() => {
    answered = true;
  });
  const { release } = await held;
  await iam("CreateRole");
  expect(answered).toBe(false);
  release();
  await answer;
});
