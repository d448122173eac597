/**
 * The endpoint that everything in the rehearsal takes for AWS: hands each request on to moto, and makes up for what moto lacks.
 *
 * - moto answers an action that it does not know with a page in HTML and status 500, which the AWS provider takes for a passing
 *   fault and tries again up to 25 times, for minutes. Here it becomes a 400 that names the action, and the action is remembered:
 *   the rehearsal fails by it, whoever asked.
 * - What moto lacks or does wrong is answered in its place: `insteadOfMoto`.
 * - A request can be held back after moto has answered it, so that a step can act at exactly that moment.
 */
import { type Asked, forwarded, type Reply, startDoor } from "./door";
import { type AwsRequest, insteadOfMoto } from "./instead-of-moto";

/** A request that moto has answered and whose answer the caller does not have yet. */
export interface Held {
  /** Lets the answer go to the caller. */
  readonly release: () => void;
}

/** The running endpoint. */
export interface ForwardingEndpoint {
  /** Such as `http://127.0.0.1:41234`, for `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** Every action that was asked for, in order. */
  readonly actions: readonly string[];
  /** Actions that were asked for and that moto does not know, each once. */
  readonly unknownActions: ReadonlySet<string>;
  /** Holds the first request from now on that matches, once moto has done what it asks. */
  readonly hold: (matches: (request: AwsRequest) => boolean) => Promise<Held>;
  readonly close: () => void;
}

/** Starts the endpoint before the moto that listens on a port. */
export const startForwardingEndpoint = async (motoPort: number): Promise<ForwardingEndpoint> => {
  const actions: string[] = [];
  const unknownActions = new Set<string>();
  const holds = new Set<{ matches: (request: AwsRequest) => boolean; reached: (held: Held) => void }>();
  const answered = insteadOfMoto();

  const holdWhereAsked = async (request: AwsRequest): Promise<void> => {
    const hold = [...holds].find(({ matches }) => matches(request));
    if (hold === undefined) return;
    holds.delete(hold);
    await new Promise<void>((release) => hold.reached({ release }));
  };

  const { port, close } = await startDoor(async (asked) => {
    const request = { action: actionOf(asked), body: asked.body.toString() };
    actions.push(request.action);
    const reply = answered(request) ?? (await forwarded(asked, motoPort));
    const unknown = reply.status === 500 && String(reply.headers["content-type"]).startsWith("text/html");
    if (unknown) unknownActions.add(request.action);
    await holdWhereAsked(request);
    return unknown ? refusal(request.action, asked) : reply;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    actions,
    unknownActions,
    hold: (matches) => new Promise((reached) => holds.add({ matches, reached })),
    close,
  };
};

/**
 * The service stands in the signature's scope, the action in a header (JSON protocols) or in the form (query protocols).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
const actionOf = ({ method, url, headers, body }: Asked): string => {
  const [, service = "unsigned"] = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "") ?? [];
  const target = /\.([^.]+)$/.exec(String(headers["x-amz-target"] ?? ""))?.[1];
  const inForm = isForm(headers) ? new URLSearchParams(body.toString()).get("Action") : undefined;
  return `${service}:${target ?? inForm ?? `${method} ${url}`}`;
};

const isForm = (headers: Asked["headers"]): boolean =>
  headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;

const refusal = (action: string, { headers }: Asked): Reply => {
  const code = "NotInMoto";
  const message = `moto does not know ${action}`;
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  // EC2 reads the one, the other query services the other.
  const xml = `<Response><Errors>${error}</Errors>${error}</Response>`;
  const text = isForm(headers) ? xml : JSON.stringify({ __type: code, message });
  const type = isForm(headers) ? "text/xml" : "application/x-amz-json-1.0";
  return { status: 400, headers: { "content-type": type, "x-amzn-errortype": code }, body: Buffer.from(text) };
};
