import type { Clients } from "../account/clients";
import { type Running, UnexpectedEnd } from "../command";
import type { ForwardingEndpoint, Held } from "../servers/forwarding-endpoint";
import type { AwsRequest } from "../servers/instead-of-moto";
import { motoAccount } from "../servers/moto";
import type { WorkingCopy } from "../working-copy";

/** What a life of an environment is rehearsed with. */
export interface Stage {
  /** The environment. */
  readonly name: "dev" | "staging" | "prod";
  readonly copy: WorkingCopy;
  /** The same copy for commands that have neither credentials nor AWS. */
  readonly withoutAws: WorkingCopy;
  /** The same copy for commands whose pushes ECR does not learn of. */
  readonly pushingElsewhere: WorkingCopy;
  /** A second person's clone of the copy as it is committed. */
  readonly clone: () => WorkingCopy;
  readonly endpoint: ForwardingEndpoint;
  /** What stands for ECR's registry, `127.0.0.1:<port>`. */
  readonly registry: string;
  /** The scanner of plans. */
  readonly checkov: string;
  readonly aws: Clients;
}

/** The name that bootstrap gives to the bucket of the state. */
export const stateBucket = (namePrefix: string): string => `${namePrefix}terraform-state-${motoAccount}-ap-northeast-1`;

/** What `terraform apply` did to each stack: `0 added, 1 changed, 0 destroyed`. */
export const applied = (output: string): readonly string[] =>
  [...output.matchAll(/Apply complete! Resources: (.*)\./g)].map(([, numbers = ""]) => numbers);

/** What `npm run plan -- --env dev --json` prints before the first deploy. */
export const everythingNew = {
  ecr: { add: 2, change: 0, destroy: 0 },
  app: { add: 37, change: 0, destroy: 0 },
};

export const nothing = "0 added, 0 changed, 0 destroyed";

/** Starts a command and waits until AWS has done something of it and not yet said so. */
export const runUntil = async (
  { copy, endpoint }: Stage,
  command: string,
  { action, name }: { readonly action: string; readonly name: string },
): Promise<Running & Held> => {
  const running = copy.start(command);
  const held = await Promise.race([
    endpoint.hold((request: AwsRequest) => request.action === action && request.body.includes(name)),
    running.ended.then((end) => Promise.reject(new UnexpectedEnd(command, end, `${action} of ${name} before`))),
  ]);
  return { ...running, ...held };
};
