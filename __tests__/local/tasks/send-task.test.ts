import { callbacks } from "../../../local/tasks/callbacks";
import { sendTask } from "../../../local/tasks/send-task";
import type { Task } from "../../../local/tasks/task";
import { caller, callSite, make, patientClock } from "./surroundings";

const tokens = callbacks(patientClock());
const tasks = sendTask(tokens, () => "id");
const task = (action: string): Task => {
  const found = tasks[`aws-sdk:sfn:${action}`];
  if (found === undefined) throw new Error(action);
  return found;
};

it("brings back the token of another state", async () => {
  const waiting = tokens.expect("one", callSite()).reply();
  const { reply } = await make(task("sendTaskSuccess").accept({ TaskToken: "one", Output: { rows: 3 } }, caller));
  expect(reply).toEqual({ status: "SUCCEEDED", output: {} });
  expect(await waiting).toEqual({ status: "SUCCEEDED", output: { rows: 3 } });
});

it("takes an output that is text for JSON, as the API does", async () => {
  const waiting = tokens.expect("two", callSite()).reply();
  await make(task("sendTaskSuccess").accept({ TaskToken: "two", Output: '"text"' }, caller));
  expect(await waiting).toEqual({ status: "SUCCEEDED", output: "text" });
});

it("fails another state, or keeps it alive", async () => {
  const site = callSite();
  const waiting = tokens.expect("three", site).reply();
  await make(task("sendTaskHeartbeat").accept({ TaskToken: "three" }, caller));
  expect(site.all.signs).toBe(1);
  await make(task("sendTaskFailure").accept({ TaskToken: "three", Error: "Broken", Cause: "why" }, caller));
  expect(await waiting).toEqual({ status: "FAILED", error: "Broken", cause: "why" });
});

it("is refused for a token that nobody waits for", async () => {
  expect((await make(task("sendTaskSuccess").accept({ TaskToken: "other", Output: "1" }, caller))).reply).toEqual({
    status: "FAILED",
    error: "Sfn.InvalidTokenException",
    cause: "Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: id) (SDK Attempt Count: 1)",
  });
});
