import { callbackEndpoint } from "../../../local/tasks/callback-endpoint";
import { callbacks } from "../../../local/tasks/callbacks";
import { callSite, patientClock } from "./surroundings";

const tokens = callbacks(patientClock());
const endpoint = callbackEndpoint(tokens);
afterAll(() => endpoint.close());

/** Sends what an SDK sends. */
async function send(action: string, body: object | string) {
  const { AWS_ENDPOINT_URL_SFN = "" } = await endpoint.environment();
  const response = await fetch(AWS_ENDPOINT_URL_SFN, {
    method: "POST",
    headers: { "X-Amz-Target": `AWSStepFunctions.${action}`, "Content-Type": "application/x-amz-json-1.0" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

it("brings back tokens that programs send to it", async () => {
  const done = tokens.expect("done", callSite()).reply();
  expect(await send("SendTaskSuccess", { taskToken: "done", output: '{"rows":3}' })).toEqual({ status: 200, body: {} });
  expect(await done).toEqual({ status: "SUCCEEDED", output: { rows: 3 } });

  const site = callSite();
  const failed = tokens.expect("failed", site).reply();
  await send("SendTaskHeartbeat", { taskToken: "failed" });
  expect(site.all.signs).toBe(1);
  await send("SendTaskFailure", { taskToken: "failed", error: "Broken" });
  expect(await failed).toEqual({ status: "FAILED", error: "Broken", cause: undefined });
});

it.each<[string, string, object | string, string]>([
  ["a token that nobody waits for", "SendTaskSuccess", { taskToken: "other", output: "1" }, "TaskTimedOut"],
  ["an output that is no JSON", "SendTaskSuccess", { taskToken: "other", output: "{" }, "InvalidOutput"],
  ["another action", "ListStateMachines", {}, "UnknownOperationException"],
  ["what is no JSON", "SendTaskHeartbeat", "{", "TaskTimedOut"],
])("refuses %s", async (_, action, body, type) => {
  expect(await send(action, body)).toMatchObject({ status: 400, body: { __type: type } });
});

it("gives SDKs keys that are no one's, without which they do not send", async () => {
  expect(await endpoint.environment()).toMatchObject({ AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" });
});
