import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { defaultRoute, internetGateway } from "./internet";
import { nameTag } from "./name-tag";
import type { BuildWayOut } from "./way-out";

/**
 * One NAT gateway for both zones: tasks have private addresses and reach the whole internet. While the gateway's zone is down the
 * other zone has no way out; a gateway for each would cost as much again.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export const nat: BuildWayOut = (scope, ownVpc, { namePrefix }) => {
  const { vpc, publicPart, routeTable, associations } = ownVpc;
  const publicSubnet = new Subnet(scope, "publicSubnet1", {
    vpcId: vpc.id,
    ...publicPart,
    tags: nameTag(namePrefix, "publicSubnet1"),
  });
  const publicRouteTable = new RouteTable(scope, "publicRouteTable", {
    vpcId: vpc.id,
    tags: nameTag(namePrefix, "publicRouteTable"),
  });
  const publicRoutes = new RouteTableAssociation(scope, "publicRoutes1", {
    subnetId: publicSubnet.id,
    routeTableId: publicRouteTable.id,
  });
  const toInternet = defaultRoute(scope, "publicDefaultRoute", publicRouteTable, {
    gatewayId: internetGateway(scope, vpc, namePrefix).id,
  });
  const address = new Eip(scope, "natAddress", { domain: "vpc", tags: nameTag(namePrefix, "natAddress") });
  const gateway = new NatGateway(scope, "natGateway", {
    allocationId: address.id,
    subnetId: publicSubnet.id,
    tags: nameTag(namePrefix, "natGateway"),
    // AWS refuses a NAT gateway in a VPC without an internet gateway, and one in a subnet without a route forwards nothing.
    dependsOn: [publicRoutes, toInternet],
  });
  const toNat = defaultRoute(scope, "privateDefaultRoute", routeTable, { natGatewayId: gateway.id });
  return { assignPublicIp: false, open: [...associations, toNat] };
};
