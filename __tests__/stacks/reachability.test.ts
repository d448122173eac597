import { Testing } from "cdktf";
import type { Environment } from "../../config/schema";
import { appStack, reference } from "./example-app";
import { type StackJson, taskSubnets, unreachableFrom } from "./reachability";

type WayOut = Extract<Environment["network"], { readonly wayOut: string }>["wayOut"];

const stackWith = (wayOut: WayOut, secrets: Record<string, string> = {}): StackJson => {
  const availabilityZones = ["ap-northeast-1a", "ap-northeast-1c"] as const;
  const network = { cidr: "10.0.0.0/16", availabilityZones, wayOut };
  return JSON.parse(
    Testing.synth(appStack({ ...reference, network, containerTasks: { taskDefinition: { secrets } } }), true),
  );
};

/** A state machine of the app that runs a task itself. */
const machine = "aws_sfn_state_machine.execEcsRunStateMachine1";

const subnet1 = "${aws_subnet.privateSubnet1.id}";
const subnet2 = "${aws_subnet.privateSubnet2.id}";
const everything = ["ecr.api", "ecr.dkr", "s3", "logs"];

describe.each<WayOut>(["nat", "endpoints", "public-ip"])("with the way out %s", (wayOut) => {
  const stack = stackWith(wayOut);

  it("tasks run in both subnets and reach ECR, S3 and logs from each", () => {
    expect(taskSubnets(stack)).toEqual([subnet1, subnet2]);
    expect(unreachableFrom(stack, subnet1)).toEqual([]);
    expect(unreachableFrom(stack, subnet2)).toEqual([]);
  });

  it("what the state machine waits for is enough to reach them", () => {
    const waitedFor = builtBefore(stack, machine);
    expect(unreachableFrom(waitedFor, subnet1)).toEqual([]);
    expect(unreachableFrom(waitedFor, subnet2)).toEqual([]);
  });

  it("without that wait they may come too late", () => {
    changed(machine, { depends_on: [] })(stack);
    const waitedFor = builtBefore(stack, machine);
    expect(unreachableFrom(waitedFor, subnet1)).toEqual(everything);
  });
});

it("reaches through endpoints the services that hold secrets, and has no endpoint of one that holds none", () => {
  const secret = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:api-Ab12Cd";
  const endpointsOf = (stack: StackJson) => Object.keys(stack.resource.aws_vpc_endpoint ?? {});
  const both = stackWith("endpoints", { PASSWORD: "/batch/password", API_KEY: secret });
  expect(unreachableFrom(both, subnet1)).toEqual([]);
  without("aws_vpc_endpoint.ssmEndpoint")(both);
  without("aws_vpc_endpoint.secretsmanagerEndpoint")(both);
  expect(unreachableFrom(both, subnet1)).toEqual(["secretsmanager", "ssm"]);
  expect(endpointsOf(stackWith("endpoints", { PASSWORD: "/batch/password" }))).toContain("ssmEndpoint");
  expect(endpointsOf(stackWith("endpoints", { PASSWORD: "/batch/password" }))).not.toContain("secretsmanagerEndpoint");
});

/** A resource of the stack's JSON, to be changed by a test. */
const at = (stack: StackJson, address: string): Record<string, unknown> => {
  const [type = "", name = ""] = address.split(".");
  const found = stack.resource[type]?.[name];
  if (found === undefined) throw new Error(`the stack has no ${address}`);
  return found;
};

const without = (address: string) => (stack: StackJson) => {
  at(stack, address);
  const [type = "", name = ""] = address.split(".");
  delete stack.resource[type]?.[name];
};

const changed = (address: string, attributes: Record<string, unknown>) => (stack: StackJson) =>
  Object.assign(at(stack, address), attributes);

describe("what breaks the way out is seen:", () => {
  it.each<[WayOut, string, (stack: StackJson) => unknown, string[]]>([
    ["nat", "no route to the NAT gateway", without("aws_route.privateDefaultRoute"), everything],
    ["nat", "no NAT gateway", without("aws_nat_gateway.natGateway"), everything],
    ["nat", "no address for it", without("aws_eip.natAddress"), everything],
    ["nat", "no internet gateway", without("aws_internet_gateway.internetGateway"), everything],
    ["nat", "no route from the public subnet", without("aws_route.publicDefaultRoute"), everything],
    ["nat", "the public subnet without its table", without("aws_route_table_association.publicRoutes1"), everything],
    ["nat", "the subnet without its table", without("aws_route_table_association.privateRoutes1"), everything],
    [
      "nat",
      "the NAT gateway in the subnet that it serves",
      changed("aws_nat_gateway.natGateway", { subnet_id: subnet1 }),
      everything,
    ],
    [
      "nat",
      "a private subnet led to the internet gateway, where only public addresses get through",
      changed("aws_route.privateDefaultRoute", {
        nat_gateway_id: undefined,
        gateway_id: "${aws_internet_gateway.internetGateway.id}",
      }),
      everything,
    ],
    [
      "nat",
      "a route for a part of the addresses",
      changed("aws_route.privateDefaultRoute", { destination_cidr_block: "10.1.0.0/16" }),
      everything,
    ],
    ["nat", "no egress", changed("aws_security_group.runTaskSecurityGroup", { egress: [] }), everything],
    [
      "nat",
      "egress to a database only",
      changed("aws_security_group.runTaskSecurityGroup", {
        egress: [{ protocol: "tcp", from_port: 5432, to_port: 5432, cidr_blocks: ["0.0.0.0/0"] }],
      }),
      everything,
    ],
    ["endpoints", "no endpoint for ECR's API", without("aws_vpc_endpoint.ecrApiEndpoint"), ["ecr.api"]],
    ["endpoints", "no endpoint for ECR's registry", without("aws_vpc_endpoint.ecrDkrEndpoint"), ["ecr.dkr"]],
    ["endpoints", "no endpoint for S3", without("aws_vpc_endpoint.s3Endpoint"), ["s3"]],
    ["endpoints", "no endpoint for logs", without("aws_vpc_endpoint.logsEndpoint"), ["logs"]],
    ["endpoints", "the subnet without its table", without("aws_route_table_association.privateRoutes1"), ["s3"]],
    ["endpoints", "S3 on no table", changed("aws_vpc_endpoint.s3Endpoint", { route_table_ids: [] }), ["s3"]],
    [
      "endpoints",
      "host names that do not lead to the endpoint",
      changed("aws_vpc_endpoint.logsEndpoint", { private_dns_enabled: false }),
      ["logs"],
    ],
    [
      "endpoints",
      "a VPC that does not resolve them",
      changed("aws_vpc.vpc", { enable_dns_hostnames: false }),
      ["ecr.api", "ecr.dkr", "logs"],
    ],
    ["endpoints", "an endpoint in no subnet", changed("aws_vpc_endpoint.logsEndpoint", { subnet_ids: [] }), ["logs"]],
    [
      "endpoints",
      "endpoints that nobody may call",
      changed("aws_security_group.endpointsSecurityGroup", { ingress: [] }),
      ["ecr.api", "ecr.dkr", "logs"],
    ],
    ["endpoints", "no egress", changed("aws_security_group.runTaskSecurityGroup", { egress: [] }), everything],
    [
      "endpoints",
      "egress to the interface endpoints alone",
      changed("aws_security_group.runTaskSecurityGroup", {
        egress: [
          {
            protocol: "tcp",
            from_port: 443,
            to_port: 443,
            security_groups: ["${aws_security_group.endpointsSecurityGroup.id}"],
          },
        ],
      }),
      ["s3"],
    ],
    ["public-ip", "no route", without("aws_route.privateDefaultRoute"), everything],
    ["public-ip", "no internet gateway", without("aws_internet_gateway.internetGateway"), everything],
    ["public-ip", "tasks without an address", privateAddressesOnly, everything],
  ])("%s, %s", (wayOut, _, breaks, unreachable) => {
    const stack = stackWith(wayOut);
    breaks(stack);
    expect(unreachableFrom(stack, subnet1)).toEqual(unreachable);
  });

  it("in one subnet and not in the other", () => {
    const stack = stackWith("nat");
    without("aws_route_table_association.privateRoutes2")(stack);
    expect(unreachableFrom(stack, subnet1)).toEqual([]);
    expect(unreachableFrom(stack, subnet2)).toEqual(everything);
  });

  it("and a subnet without tasks is no answer", () => {
    expect(() => unreachableFrom(stackWith("nat"), "${aws_subnet.publicSubnet1.id}")).toThrow(
      "no state machine runs a task in ${aws_subnet.publicSubnet1.id}",
    );
  });
});

function privateAddressesOnly(stack: StackJson): void {
  const { definition } = at(stack, machine);
  changed(machine, { definition: String(definition).replace("ENABLED", "DISABLED") })(stack);
}

/** The stack without the resources that Terraform may create after this one: those it does not refer to, directly or through others. */
const builtBefore = (stack: StackJson, address: string): StackJson => {
  const kept: StackJson = { resource: {} };
  const keep = (found: string): void => {
    const [type = "", name = ""] = found.split(".");
    const attributes = stack.resource[type]?.[name];
    if (attributes === undefined || kept.resource[type]?.[name] !== undefined) return;
    kept.resource[type] = { ...kept.resource[type], [name]: attributes };
    for (const [reference] of JSON.stringify(attributes).matchAll(/aws_\w+\.\w+/g)) keep(reference);
  };
  keep(address);
  return kept;
};
