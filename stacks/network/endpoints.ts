import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import { nameTag } from "./name-tag";
import type { BuildWayOut, WayOutProps } from "./way-out";

/**
 * No internet at all: endpoints for the services that starting a task on Fargate takes. ECR's API and registry, S3, where ECR
 * keeps the layers, CloudWatch Logs, and those that hold its secrets. A batch that calls another service needs one more endpoint here.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 */
export const endpoints: BuildWayOut = (scope, ownVpc, props) => {
  const { vpc, subnets, routeTable, associations } = ownVpc;
  const { namePrefix, region, secretStores } = props;
  const securityGroupIds = [endpointsSecurityGroup(scope, vpc.id, props).id];
  const interfaceEndpoint = (id: string, serviceName: string): VpcEndpoint =>
    new VpcEndpoint(scope, id, {
      vpcId: vpc.id,
      vpcEndpointType: "Interface",
      serviceName,
      subnetIds: subnets.map((subnet) => subnet.id),
      securityGroupIds,
      // The services' usual host names then lead here, so that nothing in a task has to change.
      privateDnsEnabled: true,
      tags: nameTag(namePrefix, id),
    });
  const s3 = new VpcEndpoint(scope, "s3Endpoint", {
    vpcId: vpc.id,
    vpcEndpointType: "Gateway",
    serviceName: `com.amazonaws.${region}.s3`,
    routeTableIds: [routeTable.id],
    tags: nameTag(namePrefix, "s3Endpoint"),
  });
  return {
    assignPublicIp: false,
    open: [
      ...associations,
      s3,
      interfaceEndpoint("ecrApiEndpoint", `${ecrDomain(region)}.${region}.ecr.api`),
      interfaceEndpoint("ecrDkrEndpoint", `${ecrDomain(region)}.${region}.ecr.dkr`),
      interfaceEndpoint("logsEndpoint", `com.amazonaws.${region}.logs`),
      ...secretStores.map((store) => interfaceEndpoint(`${store}Endpoint`, `com.amazonaws.${region}.${store}`)),
    ],
  };
};

/** Outside the commercial regions ECR's endpoints are named after another domain; those of S3 and Logs are not. */
const ecrDomain = (region: string): string => {
  if (region.startsWith("cn-")) return "cn.com.amazonaws";
  if (region.startsWith("eusc-")) return "eu.amazonaws";
  return "com.amazonaws";
};

/** Lets the tasks, and nobody else, call the interface endpoints. They answer and never call: no egress. */
const endpointsSecurityGroup = (
  scope: Construct,
  vpcId: string,
  { namePrefix, securityGroup }: WayOutProps,
): SecurityGroup =>
  new SecurityGroup(scope, "endpointsSecurityGroup", {
    name: `${namePrefix}endpointsSecurityGroup`,
    description: "Interface endpoints of the tasks",
    vpcId,
    ingress: [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        securityGroups: [securityGroup.id],
        description: "HTTPS from the tasks",
      },
    ],
    egress: [],
    tags: nameTag(namePrefix, "endpointsSecurityGroup"),
  });
