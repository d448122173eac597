import type { JsonObject } from "../../asl/language/definition";
import { fieldOf, parseJson } from "../json";
import { type Callbacks, NoSuchToken } from "./callbacks";
import { type Fields, fieldTaker, isText, unknownFields } from "./parameters";
import type { Reply, Task } from "./task";

/*
 * aws-sdk:sfn:sendTaskSuccess, sendTaskFailure and sendTaskHeartbeat, by which a state brings back the token of another.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */

/** The actions and their fields. */
const actions: Readonly<Record<string, Fields>> = {
  sendTaskSuccess: { TaskToken: "runs", Output: "runs" },
  sendTaskFailure: { TaskToken: "runs", Error: "runs", Cause: "runs" },
  sendTaskHeartbeat: { TaskToken: "runs" },
};

/** The integrations by their names. */
export const sendTask = (callbacks: Callbacks, newRequestId: () => string): Readonly<Record<string, Task>> =>
  Object.fromEntries(
    Object.entries(actions).map(([action, fields]) => [
      `aws-sdk:sfn:${action}`,
      taskOf(action, fields, callbacks, newRequestId),
    ]),
  );

const taskOf = (action: string, fields: Fields, callbacks: Callbacks, newRequestId: () => string): Task => ({
  called: { kind: "integration", resourceType: "aws-sdk:sfn", resource: action },
  needs: (parameters) => ({ findings: unknownFields(parameters, fields, "Parameters"), machines: [], folders: [] }),
  accept: (parameters) => ({
    parameters,
    run: async () => send(action, parameters as JsonObject, callbacks, newRequestId),
  }),
});

function send(action: string, parameters: JsonObject, callbacks: Callbacks, newRequestId: () => string): Reply {
  const refused = (error: string, message: string): Reply => ({
    status: "FAILED",
    error: `Sfn.${error}Exception`,
    cause: `${message} (Service: Sfn, Status Code: 400, Request ID: ${newRequestId()}) (SDK Attempt Count: 1)`,
  });
  const { optional, required } = fieldTaker(parameters);
  const token = required(parameters, "TaskToken", isText);
  try {
    if (action === "sendTaskHeartbeat") callbacks.sendTaskHeartbeat(token);
    if (action === "sendTaskFailure") {
      const [error, cause] = [optional(parameters, "Error", isText), optional(parameters, "Cause", isText)];
      callbacks.sendTaskFailure(token, {
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      });
    }
    if (action === "sendTaskSuccess") {
      // The API takes JSON as text; Step Functions makes text of anything else.
      const output = fieldOf(parameters, "Output") ?? null;
      const parsed = typeof output === "string" ? parseJson(output) : { value: output };
      if ("problem" in parsed) return refused("InvalidOutput", `Invalid Output: the output ${parsed.problem}`);
      callbacks.sendTaskSuccess(token, parsed.value);
    }
    return { status: "SUCCEEDED", output: {} };
  } catch (thrown) {
    if (!(thrown instanceof NoSuchToken)) throw thrown;
    return refused("InvalidToken", "Invalid Token: 'Invalid token'");
  }
}
