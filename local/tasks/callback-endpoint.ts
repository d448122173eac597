import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fieldOf, parseJson } from "../json";
import { type Callbacks, NoSuchToken } from "./callbacks";

/*
 * An endpoint of Step Functions for the programs of containers: with the variables below, AWS's SDKs send SendTaskSuccess,
 * SendTaskFailure and SendTaskHeartbeat to it instead of to AWS.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */

/** The endpoint, once somebody needs it. */
export interface CallbackEndpoint {
  /** The variables by which a program finds it. The keys are no one's: SDKs refuse to send without any. */
  readonly environment: () => Promise<Readonly<Record<string, string>>>;
  readonly close: () => void;
}

/** Listens on this computer alone, from the first time that its address is asked for. It does not keep the process from ending. */
export function callbackEndpoint(callbacks: Callbacks): CallbackEndpoint {
  const server = createServer((request, response) => void answer(callbacks, request, response));
  server.unref();
  let address: Promise<string> | undefined;
  const listen = () =>
    new Promise<string>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  return {
    environment: async () => {
      address ??= listen();
      return { AWS_ENDPOINT_URL_SFN: await address, AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(callbacks: Callbacks, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const action = String(request.headers["x-amz-target"] ?? "").replace(/^AWSStepFunctions\./, "");
  const refusal = takes(callbacks, action, Buffer.concat(chunks).toString());
  response.writeHead(refusal ? 400 : 200, { "Content-Type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify(refusal ?? {}));
}

/** An error as AWS's JSON protocol writes it. */
interface ServiceError {
  readonly __type: string;
  readonly message: string;
}

function takes(callbacks: Callbacks, action: string, body: string): ServiceError | undefined {
  const parsed = parseJson(body);
  const sent = "value" in parsed ? parsed.value : undefined;
  const text = (field: string): string | undefined => {
    const value = fieldOf(sent, field);
    return typeof value === "string" ? value : undefined;
  };
  const token = text("taskToken") ?? "";
  try {
    switch (action) {
      case "SendTaskSuccess": {
        const output = parseJson(text("output") ?? "");
        if ("problem" in output)
          return { __type: "InvalidOutput", message: `Invalid Output: the output ${output.problem}` };
        callbacks.sendTaskSuccess(token, output.value);
        return undefined;
      }
      case "SendTaskFailure": {
        const [error, cause] = [text("error"), text("cause")];
        callbacks.sendTaskFailure(token, {
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
        });
        return undefined;
      }
      case "SendTaskHeartbeat":
        callbacks.sendTaskHeartbeat(token);
        return undefined;
      default:
        return { __type: "UnknownOperationException", message: `${action} is not run locally` };
    }
  } catch (thrown) {
    if (!(thrown instanceof NoSuchToken)) throw thrown;
    return { __type: "TaskTimedOut", message: "Task Timed Out: 'Provided task does not exist anymore'" };
  }
}
