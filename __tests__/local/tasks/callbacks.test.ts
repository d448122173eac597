import { callbacks, NoSuchToken, neverAnswered } from "../../../local/tasks/callbacks";
import { callSite, impatientClock, patientClock } from "./surroundings";

it("ends the wait with what is sent back, also when it came before anybody waited", async () => {
  const { expect: expecting, sendTaskSuccess } = callbacks(patientClock());
  const expected = expecting("token", callSite());
  sendTaskSuccess("token", [1]);
  expect(await expected.reply()).toEqual({ status: "SUCCEEDED", output: [1] });
});

it("fails with an error and a cause, either of which may be missing", async () => {
  const { expect: expecting, sendTaskFailure } = callbacks(patientClock());
  const reply = expecting("token", callSite()).reply();
  sendTaskFailure("token", { cause: "why" });
  expect(await reply).toEqual({ status: "FAILED", error: undefined, cause: "why" });
});

it("takes signs of life for as long as somebody waits", async () => {
  const { expect: expecting, sendTaskHeartbeat, sendTaskSuccess } = callbacks(patientClock());
  const site = callSite();
  const reply = expecting("token", site).reply();
  sendTaskHeartbeat("token");
  sendTaskHeartbeat("token");
  expect(site.all.signs).toBe(2);
  sendTaskSuccess("token", null);
  await reply;
  expect(() => sendTaskHeartbeat("token")).toThrow(NoSuchToken);
});

it("knows no token that was not given out, that came back or whose call is over", async () => {
  const { expect: expecting, sendTaskSuccess } = callbacks(patientClock());
  expect(() => sendTaskSuccess("other", 1)).toThrow(NoSuchToken);
  const stop = new AbortController();
  const reply = expecting("token", callSite(stop.signal)).reply();
  stop.abort();
  expect(await reply).toEqual({ status: "ABORTED" });
  expect(() => sendTaskSuccess("token", 1)).toThrow(NoSuchToken);
  expecting("forgotten", callSite()).forget();
  expect(() => sendTaskSuccess("forgotten", 1)).toThrow(NoSuchToken);
});

it("times out after as long as a state waits at most", async () => {
  expect(await callbacks(impatientClock).expect("token", callSite()).reply()).toEqual({ status: "TIMED_OUT" });
  expect(await neverAnswered(impatientClock, callSite())).toEqual({ status: "TIMED_OUT" });
});
