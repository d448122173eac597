import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { nameTag } from "./name-tag";

/** The VPC's door to the internet. */
export const internetGateway = (scope: Construct, vpc: Vpc, namePrefix: string): InternetGateway =>
  new InternetGateway(scope, "internetGateway", { vpcId: vpc.id, tags: nameTag(namePrefix, "internetGateway") });

/** Sends all that is not for the VPC itself through a gateway. */
export const defaultRoute = (
  scope: Construct,
  id: string,
  routeTable: RouteTable,
  through: { readonly gatewayId: string } | { readonly natGatewayId: string },
): Route => new Route(scope, id, { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", ...through });
