import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { cidrQuarters } from "./cidr-quarters";
import { nameTag } from "./name-tag";

/** What is asked of a VPC of our own. */
export interface OwnVpcProps {
  readonly namePrefix: string;
  readonly cidr: string;
  /** Named, because a data source may list zones in another order tomorrow and replace every subnet. */
  readonly availabilityZones: readonly [string, string];
}

/** A VPC whose two subnets cannot reach anything yet: that is for a way out. */
export interface OwnVpc {
  readonly vpc: Vpc;
  /** The tasks' subnets, one a zone. */
  readonly subnets: readonly [Subnet, Subnet];
  /** The one route table of both. */
  readonly routeTable: RouteTable;
  /** They put the route table on the subnets; before they exist a subnet follows the VPC's main table, which leads nowhere. */
  readonly associations: readonly [RouteTableAssociation, RouteTableAssociation];
  /** Addresses that are kept for a public subnet, and its zone. */
  readonly publicPart: { readonly cidrBlock: string; readonly availabilityZone: string };
}

/**
 * A VPC with two subnets, each a quarter of its addresses. Two quarters are kept for public subnets, one a zone, so that a way out
 * can be exchanged without a change to the tasks' subnets.
 */
export const ownVpc = (scope: Construct, { namePrefix, cidr, availabilityZones }: OwnVpcProps): OwnVpc => {
  const [private1, private2, public1] = cidrQuarters(cidr);
  const [zone1, zone2] = availabilityZones;
  const vpc = new Vpc(scope, "vpc", {
    cidrBlock: cidr,
    // Private DNS of an interface endpoint needs both.
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: nameTag(namePrefix, "vpc"),
  });
  // AWS gives every VPC a group that lets its members talk to each other. Nothing of ours uses it: it is emptied.
  new DefaultSecurityGroup(scope, "defaultSecurityGroup", {
    vpcId: vpc.id,
    ingress: [],
    egress: [],
    tags: nameTag(namePrefix, "defaultSecurityGroup"),
  });
  const routeTable = new RouteTable(scope, "privateRouteTable", {
    vpcId: vpc.id,
    tags: nameTag(namePrefix, "privateRouteTable"),
  });
  const subnet = (id: string, cidrBlock: string, availabilityZone: string): Subnet =>
    new Subnet(scope, id, { vpcId: vpc.id, cidrBlock, availabilityZone, tags: nameTag(namePrefix, id) });
  const subnets = [subnet("privateSubnet1", private1, zone1), subnet("privateSubnet2", private2, zone2)] as const;
  const association = (id: string, { id: subnetId }: Subnet): RouteTableAssociation =>
    new RouteTableAssociation(scope, id, { subnetId, routeTableId: routeTable.id });
  return {
    vpc,
    subnets,
    routeTable,
    associations: [association("privateRoutes1", subnets[0]), association("privateRoutes2", subnets[1])],
    publicPart: { cidrBlock: public1, availabilityZone: zone1 },
  };
};
