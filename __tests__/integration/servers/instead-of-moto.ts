/** What the forwarding endpoint answers itself, because moto 5.2.5 does not know it or does it wrong. */
import type { Reply } from "./door";

/** One request to AWS. */
export interface AwsRequest {
  /** Service and action, such as `iam:CreateRole`; for services that name no action, method and path: `scheduler:POST /schedules/nightly`. */
  readonly action: string;
  readonly body: string;
}

/** Answers to requests that moto does not get; undefined for all others. */
export const insteadOfMoto = (): ((request: AwsRequest) => Reply | undefined) => {
  const policies = new Map<string, string>();
  return ({ action, body }) => {
    if (action === "states:ValidateStateMachineDefinition") return validated(body);
    // Taken and forgotten: moto goes on telling the key that the log group was made with.
    if (action === "logs:AssociateKmsKey") return json({});
    if (action === "states:ListStateMachineVersions") return json({ stateMachineVersions: [] });
    const [, method, bucket] = /^s3:(\w+) \/([^/?]+)\/?\?policy/.exec(action) ?? [];
    return bucket === undefined ? undefined : bucketPolicy(policies, method, bucket, body);
  };
};

/** Definitions are checked at synth, by rules of our own; here no more is seen than that they are JSON. */
const validated = (body: string): Reply => {
  const { definition } = JSON.parse(body) as { definition: string };
  try {
    JSON.parse(definition);
    return json({ result: "OK", diagnostics: [], truncated: false });
  } catch (error) {
    const diagnostic = { severity: "ERROR", code: "INVALID_JSON_DESCRIPTION", message: String(error), location: "/" };
    return json({ result: "FAIL", diagnostics: [diagnostic], truncated: false });
  }
};

/** moto does not look at the condition of a statement: one that denies requests without TLS would deny all. The policy is kept only. */
const bucketPolicy = (
  policies: Map<string, string>,
  method: string | undefined,
  bucket: string,
  body: string,
): Reply | undefined => {
  if (method === "PUT") {
    policies.set(bucket, body);
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  }
  const policy = policies.get(bucket);
  return policy === undefined
    ? undefined
    : { status: 200, headers: { "content-type": "application/json" }, body: Buffer.from(policy) };
};

const json = (value: unknown): Reply => ({
  status: 200,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: Buffer.from(JSON.stringify(value)),
});
