import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../config/schema";
import type { AwsContext } from "./aws-context";
import type { SecretStore } from "./container-variables";
import type { Encryption } from "./encryption";
import { endpoints } from "./network/endpoints";
import { type FlowLogSettings, flowLogs } from "./network/flow-logs";
import { nat } from "./network/nat";
import { ownVpc } from "./network/own-vpc";
import { publicIp } from "./network/public-ip";
import { runTaskSecurityGroup } from "./network/security-group";
import type { BuildWayOut } from "./network/way-out";

/** Where tasks run. Ids are text or references to resources. */
export interface Network {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Whether a task needs a public address for its way out. */
  readonly assignPublicIp: boolean;
  /** What a state machine that runs tasks depends on, so that a run right after an apply can pull its image and write logs. */
  readonly ready: ITerraformDependable[];
}

/** What a network is built from, beside the environment's settings. */
export interface NetworkUse {
  readonly aws: AwsContext;
  readonly encryption: Encryption;
  /** Services that hold secrets of the tasks. */
  readonly secretStores: readonly SecretStore[];
}

type WayOutName = Extract<Environment["network"], { readonly wayOut: string }>["wayOut"];

const waysOut: Readonly<Record<WayOutName, BuildWayOut>> = { nat, endpoints, "public-ip": publicIp };

/** An existing VPC, whose way out is its owner's, or one of our own. */
export const network = (
  scope: Construct,
  environment: FlowLogSettings & Pick<Environment, "region" | "network">,
  { aws, encryption, secretStores }: NetworkUse,
): Network => {
  const { namePrefix, region, network: configured } = environment;
  if ("vpcId" in configured) {
    const { vpcId, subnetIds, assignPublicIp } = configured;
    const securityGroupId = runTaskSecurityGroup(scope, { namePrefix, vpcId }).id;
    return { vpcId, subnetIds, securityGroupId, assignPublicIp, ready: [] };
  }
  const own = ownVpc(scope, { namePrefix, ...configured });
  flowLogs(scope, own.vpc, environment, aws, encryption);
  const securityGroup = runTaskSecurityGroup(scope, { namePrefix, vpcId: own.vpc.id });
  const { assignPublicIp, open } = waysOut[configured.wayOut](scope, own, {
    namePrefix,
    region,
    securityGroup,
    secretStores,
  });
  return {
    vpcId: own.vpc.id,
    subnetIds: own.subnets.map((subnet) => subnet.id),
    securityGroupId: securityGroup.id,
    assignPublicIp,
    ready: [...open],
  };
};
