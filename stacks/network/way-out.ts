import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { SecretStore } from "../container-variables";
import type { OwnVpc } from "./own-vpc";

/** How tasks in our own VPC reach ECR, S3 and CloudWatch Logs. */
export type BuildWayOut = (scope: Construct, ownVpc: OwnVpc, props: WayOutProps) => WayOut;

/** What a way out is built from, beside the VPC. */
export interface WayOutProps {
  readonly namePrefix: string;
  readonly region: string;
  /** Services that hold secrets of the tasks. */
  readonly secretStores: readonly SecretStore[];
  /** The tasks' own. */
  readonly securityGroup: SecurityGroup;
}

/** What a task must know of its way out. */
export interface WayOut {
  readonly assignPublicIp: boolean;
  /** The last things on the way: when they exist, the rest does. */
  readonly open: readonly ITerraformDependable[];
}
