import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { clientSettings } from "../../commands/aws-client";

/** What a service of AWS answers to a request, as it was recorded or as its API reference has it. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as the service sees it. */
export interface Asked {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** An endpoint of AWS that gives one answer to each request; what real accounts alone would say can so be told to the real SDK. */
export async function answering(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url: path = "", headers } = request;
    asked.push({ method, path, headers, body });
    const given = answer({ method, path, headers, body });
    response.writeHead(given.status, given.headers);
    response.end(method === "HEAD" ? undefined : given.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    /** For a client of the SDK. */
    settings: {
      ...clientSettings({ region: "ap-northeast-1" }),
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" },
      forcePathStyle: true,
      maxAttempts: 1,
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** An error as the protocol of Step Functions and ECR writes it. */
export const jsonError = (name: string, message: string): Answer => ({
  status: 400,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify({ __type: `com.amazon.coral.service#${name}`, message }),
});

/** An error as STS writes it. */
export const queryError = (code: string, message: string): Answer => ({
  status: 403,
  headers: { "content-type": "text/xml" },
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

/** An error as S3 writes it. */
export const s3Error = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>1</RequestId></Error>`,
});
