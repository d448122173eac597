/** An HTTP server of this process before one that it hands requests on to. */
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request, read to its end. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server that listens on 127.0.0.1. */
export interface Door {
  readonly port: number;
  readonly close: () => void;
}

/** Starts a server on a free port of 127.0.0.1. */
export const startDoor = async (answer: (asked: Asked) => Promise<Reply>): Promise<Door> => {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url = "/", headers } = incoming;
    try {
      const reply = await answer({ method, url, headers, body: await buffer(incoming) });
      outgoing.writeHead(reply.status, reply.headers).end(reply.body);
    } catch (error) {
      // The caller was killed on purpose, or what is behind has ended. Whoever still waits sees a broken connection and why.
      outgoing.destroy(error instanceof Error ? error : undefined);
    }
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/**
 * Hands a request on to a server on 127.0.0.1. The caller's `host` goes along: moto and the registry make addresses from it, such as
 * those of queues and uploads, which then lead to the door again.
 */
export const forwarded = ({ method, url, headers, body }: Asked, port: number): Promise<Reply> =>
  new Promise((done, failed) => {
    const onwards = request(
      { host: "127.0.0.1", port, method, path: url, headers: withLength(headers, body) },
      (reply) => {
        const { "transfer-encoding": _, connection: __, ...kept } = reply.headers;
        buffer(reply).then((bytes) => done({ status: reply.statusCode ?? 502, headers: kept, body: bytes }), failed);
      },
    );
    onwards.once("error", failed);
    onwards.end(body);
  });

/** What came in pieces goes on in one. */
const withLength = (
  { "transfer-encoding": pieces, ...headers }: IncomingHttpHeaders,
  body: Buffer,
): IncomingHttpHeaders => (pieces === undefined ? headers : { ...headers, "content-length": String(body.length) });
