import { defaultRoute, internetGateway } from "./internet";
import type { BuildWayOut } from "./way-out";

/**
 * Each task has a public address and goes out directly: no fixed cost. Nothing comes in all the same, as the security group of the
 * tasks has no ingress.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export const publicIp: BuildWayOut = (scope, ownVpc, { namePrefix }) => {
  const { vpc, routeTable, associations } = ownVpc;
  const toInternet = defaultRoute(scope, "privateDefaultRoute", routeTable, {
    gatewayId: internetGateway(scope, vpc, namePrefix).id,
  });
  return { assignPublicIp: true, open: [...associations, toInternet] };
};
