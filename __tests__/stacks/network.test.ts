import "cdktf/lib/testing/adapters/jest";
import path from "node:path";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import type { Environment } from "../../config/schema";
import type { AwsContext } from "../../stacks/aws-context";
import type { SecretStore } from "../../stacks/container-variables";
import { network } from "../../stacks/network";
import { terraformSettings } from "../../stacks/terraform-settings";
import { exampleEnvironment } from "./example-environment";
import { itWithProvider, validate } from "./terraform-validate";

Testing.setupJest();

const aws: AwsContext = {
  accountId: "123456789012",
  partition: "aws",
  dnsSuffix: "amazonaws.com",
  region: "ap-northeast-1",
};

/** A stack with nothing but a network, as JSON, and what `network` tells its caller. */
const networkOf = (changes: Partial<Environment>, secretStores: readonly SecretStore[] = []) => {
  const environment: Environment = { ...exampleEnvironment, ...changes };
  const stack = new TerraformStack(Testing.app(), "app");
  terraformSettings(stack, environment);
  const told = network(stack, environment, { aws, encryption: {}, secretStores });
  return { told, json: Testing.synth(stack, true) };
};

const own = { cidr: "10.0.0.0/16", availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] } as const;
const nat = networkOf({ network: { ...own, wayOut: "nat" } });
const endpoints = networkOf({ network: { ...own, wayOut: "endpoints" } });
const publicIp = networkOf({ network: { ...own, wayOut: "public-ip" } });

describe("a VPC of our own", () => {
  it.each([
    ["nat", nat.json],
    ["endpoints", endpoints.json],
    ["public-ip", publicIp.json],
  ])("has two subnets in the named zones, the same with every way out (%s)", (_, stack) => {
    expect(stack).toHaveResourceWithProperties(Vpc, {
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "vpc" },
    });
    expect(stack).toHaveResourceWithProperties(Subnet, {
      vpc_id: "${aws_vpc.vpc.id}",
      cidr_block: "10.0.0.0/18",
      availability_zone: "ap-northeast-1a",
      tags: { Name: "privateSubnet1" },
    });
    expect(stack).toHaveResourceWithProperties(Subnet, {
      vpc_id: "${aws_vpc.vpc.id}",
      cidr_block: "10.0.64.0/18",
      availability_zone: "ap-northeast-1c",
      tags: { Name: "privateSubnet2" },
    });
  });

  it("closes the security group that AWS puts into it", () => {
    expect(nat.json).toHaveResourceWithProperties(DefaultSecurityGroup, {
      vpc_id: "${aws_vpc.vpc.id}",
      ingress: [],
      egress: [],
    });
  });

  it("puts the configured prefix before names", () => {
    const { json: prefixed } = networkOf({ namePrefix: "prod-", network: { ...own, wayOut: "endpoints" } });
    expect(prefixed).toHaveResourceWithProperties(Vpc, { tags: { Name: "prod-vpc" } });
    expect(prefixed).toHaveResourceWithProperties(Subnet, { tags: { Name: "prod-privateSubnet1" } });
    expect(prefixed).toHaveResourceWithProperties(SecurityGroup, { name: "prod-runTaskSecurityGroup" });
    expect(prefixed).toHaveResourceWithProperties(SecurityGroup, { name: "prod-endpointsSecurityGroup" });
  });
});

describe("the tasks' security group", () => {
  it("lets nothing in and states that everything may go out", () => {
    expect(nat.json).toHaveResourceWithProperties(SecurityGroup, {
      name: "runTaskSecurityGroup",
      vpc_id: "${aws_vpc.vpc.id}",
      ingress: [],
      egress: [expect.objectContaining({ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] })],
    });
  });
});

describe("an existing VPC", () => {
  const existing = { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-1a2b3c4d", "subnet-2a2b3c4d"], assignPublicIp: true };
  const { told, json } = networkOf({ network: existing });

  it("is taken as it is, with a security group for the tasks as the only addition", () => {
    expect(told).toMatchObject({ ...existing, ready: [] });
    expect(Object.keys(JSON.parse(json).resource)).toEqual(["aws_security_group"]);
    expect(json).toHaveResourceWithProperties(SecurityGroup, {
      name: "runTaskSecurityGroup",
      vpc_id: "vpc-0a1b2c3d",
      ingress: [],
    });
  });
});

describe("the way out nat", () => {
  it("is one NAT gateway in a public subnet that leads to the internet", () => {
    expect(nat.json).toHaveResourceWithProperties(Subnet, {
      cidr_block: "10.0.128.0/18",
      availability_zone: "ap-northeast-1a",
      tags: { Name: "publicSubnet1" },
    });
    expect(nat.json).toHaveResourceWithProperties(Eip, { domain: "vpc" });
    expect(nat.json).toHaveResourceWithProperties(NatGateway, {
      allocation_id: "${aws_eip.natAddress.id}",
      subnet_id: "${aws_subnet.publicSubnet1.id}",
      depends_on: ["aws_route_table_association.publicRoutes1", "aws_route.publicDefaultRoute"],
    });
    expect(nat.json).toHaveResourceWithProperties(InternetGateway, { vpc_id: "${aws_vpc.vpc.id}" });
    expect(nat.json).toHaveResourceWithProperties(Route, {
      route_table_id: "${aws_route_table.publicRouteTable.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.internetGateway.id}",
    });
    expect(nat.json).toHaveResourceWithProperties(Route, {
      route_table_id: "${aws_route_table.privateRouteTable.id}",
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: "${aws_nat_gateway.natGateway.id}",
    });
    expect(nat.told.assignPublicIp).toBe(false);
  });
});

describe("the way out endpoints", () => {
  it.each(["ecr.api", "ecr.dkr", "logs"])(
    "has an interface endpoint for %s under the service's own host name",
    (service) => {
      expect(endpoints.json).toHaveResourceWithProperties(VpcEndpoint, {
        vpc_endpoint_type: "Interface",
        service_name: `com.amazonaws.ap-northeast-1.${service}`,
        private_dns_enabled: true,
        subnet_ids: ["${aws_subnet.privateSubnet1.id}", "${aws_subnet.privateSubnet2.id}"],
        security_group_ids: ["${aws_security_group.endpointsSecurityGroup.id}"],
      });
    },
  );

  it("has a gateway endpoint for S3 on the tasks' route table", () => {
    expect(endpoints.json).toHaveResourceWithProperties(VpcEndpoint, {
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.ap-northeast-1.s3",
      route_table_ids: ["${aws_route_table.privateRouteTable.id}"],
    });
  });

  it("lets the tasks call the endpoints on 443, and nobody else", () => {
    expect(endpoints.json).toHaveResourceWithProperties(SecurityGroup, {
      name: "endpointsSecurityGroup",
      ingress: [
        expect.objectContaining({
          protocol: "tcp",
          from_port: 443,
          to_port: 443,
          cidr_blocks: null,
          security_groups: ["${aws_security_group.runTaskSecurityGroup.id}"],
        }),
      ],
      egress: [],
    });
  });

  it.each([
    ["cn-north-1", "cn.com.amazonaws"],
    ["eusc-de-east-1", "eu.amazonaws"],
  ])("names ECR's endpoints as they are named in %s", (region, domain) => {
    const { json } = networkOf({ region, network: { ...own, wayOut: "endpoints" } });
    for (const service_name of [
      `${domain}.${region}.ecr.api`,
      `${domain}.${region}.ecr.dkr`,
      `com.amazonaws.${region}.logs`,
      `com.amazonaws.${region}.s3`,
    ]) {
      expect(json).toHaveResourceWithProperties(VpcEndpoint, { service_name });
    }
  });

  it("has no door to the internet", () => {
    expect(endpoints.json).not.toHaveResource(InternetGateway);
    expect(endpoints.json).not.toHaveResource(Route);
  });
});

describe("the way out public-ip", () => {
  it("routes the tasks' subnets to the internet and gives each task an address", () => {
    expect(publicIp.json).toHaveResourceWithProperties(Route, {
      route_table_id: "${aws_route_table.privateRouteTable.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.internetGateway.id}",
    });
    for (const subnet of ["privateSubnet1", "privateSubnet2"]) {
      expect(publicIp.json).toHaveResourceWithProperties(RouteTableAssociation, {
        subnet_id: `\${aws_subnet.${subnet}.id}`,
        route_table_id: "${aws_route_table.privateRouteTable.id}",
      });
    }
    expect(publicIp.told.assignPublicIp).toBe(true);
  });

  it("has nothing that costs by the hour", () => {
    expect(publicIp.json).not.toHaveResource(NatGateway);
    expect(publicIp.json).not.toHaveResource(Eip);
    expect(publicIp.json).not.toHaveResource(VpcEndpoint);
  });
});

describe("as Terraform sees it", () => {
  itWithProvider("the network is valid in an own VPC with each way out, and in an existing one", () => {
    const environment = {
      ...exampleEnvironment,
      account: "123456789012",
      stateBucket: "state-123456789012",
      tags: { team: "data", "cost center": "42" },
    };
    const stack = new TerraformStack(Testing.app(), "networks");
    terraformSettings(stack, environment);
    const all: Environment["network"][] = [
      { ...own, wayOut: "nat" },
      { ...own, wayOut: "endpoints" },
      { ...own, wayOut: "public-ip" },
      { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-1a2b3c4d"], assignPublicIp: true },
    ];
    for (const [index, configured] of all.entries()) {
      const scope = new Construct(stack, `network${index}`);
      network(scope, { ...environment, network: configured }, { aws, encryption: {}, secretStores: ["ssm"] });
    }
    expect(validate(path.join(Testing.fullSynth(stack), "stacks", "networks"))).toEqual([]);
  });
});
