/**
 * What a task cannot reach, read from a stack's JSON alone: a model of VPC routing as far as our stacks use it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html, …/privatelink/
 */

/** A resource's attributes as they stand in the JSON; `${aws_vpc.vpc.id}` names another resource. */
export type Attributes = Record<string, unknown>;

/** A stack's JSON: `resource.<type>.<name>`. */
export interface StackJson {
  resource: Record<string, Record<string, Attributes>>;
}

/** What starting the stack's tasks on Fargate takes: the ends of the services' endpoint names. */
const neededByTasks = (stack: StackJson): string[] => {
  const definitions = JSON.stringify(all(stack, "aws_ecs_task_definition").map((task) => task.container_definitions));
  const stores = ["secretsmanager", "ssm"].filter((store) => definitions.includes(`:${store}:`));
  return ["ecr.api", "ecr.dkr", "s3", "logs", ...stores];
};

/** The subnets that the stack's state machines run tasks in, as their definitions name them. */
export const taskSubnets = (stack: StackJson): string[] => [
  ...new Set(placements(stack).flatMap(({ subnetIds }) => subnetIds)),
];

/**
 * The services of `neededByTasks` that some task in this subnet has no way to.
 *
 * @param subnetId as a definition names it: `${aws_subnet.privateSubnet1.id}`
 * @throws Error when no state machine runs a task there
 */
export const unreachableFrom = (stack: StackJson, subnetId: string): string[] => {
  const tasks = placements(stack).filter(({ subnetIds }) => subnetIds.includes(subnetId));
  if (tasks.length === 0) throw new Error(`no state machine runs a task in ${subnetId}`);
  return neededByTasks(stack).filter((service) => !tasks.every((task) => reaches(stack, subnetId, task, service)));
};

/** Where a definition's task runs. */
interface Placement {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly assignPublicIp: boolean;
}

const placements = (stack: StackJson): Placement[] =>
  all(stack, "aws_sfn_state_machine").flatMap(({ definition }) =>
    awsvpcConfigurations(JSON.parse(String(definition))).map(({ Subnets, SecurityGroups, AssignPublicIp }) => ({
      subnetIds: strings(Subnets),
      securityGroupIds: strings(SecurityGroups),
      assignPublicIp: AssignPublicIp === "ENABLED",
    })),
  );

const awsvpcConfigurations = (json: unknown): Attributes[] => {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === "AwsvpcConfiguration" ? [value as Attributes] : awsvpcConfigurations(value),
  );
};

const reaches = (stack: StackJson, subnetId: string, task: Placement, service: string): boolean => {
  const groups = task.securityGroupIds.map((id) => the(stack, "aws_security_group", id));
  const mayCall = (peer: Peer): boolean => groups.some((group) => allowsHttps(group?.egress, peer));
  return (
    (mayCall({ cidr: anywhere }) && leadsToInternet(stack, subnetId, task.assignPublicIp)) ||
    (mayCall({ cidr: anywhere }) && hasGatewayEndpoint(stack, subnetId, service)) ||
    interfaceEndpoints(stack, subnetId, service).some((endpoint) =>
      strings(endpoint.security_group_ids).some(
        (id) =>
          (mayCall({ cidr: anywhere }) || mayCall({ securityGroup: id })) &&
          task.securityGroupIds.some((from) =>
            allowsHttps(the(stack, "aws_security_group", id)?.ingress, { securityGroup: from }),
          ),
      ),
    )
  );
};

const anywhere = "0.0.0.0/0";

type Peer = { readonly cidr: string } | { readonly securityGroup: string };

const allowsHttps = (rules: unknown, peer: Peer): boolean =>
  attributesIn(rules).some(
    ({ protocol, from_port, to_port, cidr_blocks, security_groups }) =>
      (protocol === "-1" || (protocol === "tcp" && Number(from_port) <= 443 && 443 <= Number(to_port))) &&
      ("cidr" in peer
        ? strings(cidr_blocks).includes(peer.cidr)
        : strings(security_groups).includes(peer.securityGroup)),
  );

const leadsToInternet = (stack: StackJson, subnetId: string, hasPublicAddress: boolean): boolean =>
  (hasPublicAddress && hasInternetGateway(stack, subnetId)) ||
  defaultRoutes(stack, subnetId).some(({ nat_gateway_id }) => {
    const nat = the(stack, "aws_nat_gateway", nat_gateway_id);
    return (
      nat !== undefined &&
      the(stack, "aws_eip", nat.allocation_id) !== undefined &&
      hasInternetGateway(stack, String(nat.subnet_id))
    );
  });

/** It serves public addresses only. */
const hasInternetGateway = (stack: StackJson, subnetId: string): boolean =>
  defaultRoutes(stack, subnetId).some(({ gateway_id }) => {
    const gateway = the(stack, "aws_internet_gateway", gateway_id);
    return gateway !== undefined && gateway.vpc_id === the(stack, "aws_subnet", subnetId)?.vpc_id;
  });

const defaultRoutes = (stack: StackJson, subnetId: string): Attributes[] => {
  const tables = routeTables(stack, subnetId);
  return all(stack, "aws_route").filter(
    ({ route_table_id, destination_cidr_block }) =>
      tables.includes(String(route_table_id)) && destination_cidr_block === anywhere,
  );
};

const hasGatewayEndpoint = (stack: StackJson, subnetId: string, service: string): boolean =>
  all(stack, "aws_vpc_endpoint").some(
    ({ vpc_endpoint_type, service_name, route_table_ids }) =>
      vpc_endpoint_type === "Gateway" &&
      String(service_name).endsWith(`.${service}`) &&
      routeTables(stack, subnetId).some((table) => strings(route_table_ids).includes(table)),
  );

/** Those that the service's own host name leads to: private DNS on, in a VPC that resolves it. */
const interfaceEndpoints = (stack: StackJson, subnetId: string, service: string): Attributes[] => {
  const vpcId = the(stack, "aws_subnet", subnetId)?.vpc_id;
  const vpc = the(stack, "aws_vpc", vpcId);
  if (vpc?.enable_dns_support !== true || vpc.enable_dns_hostnames !== true) return [];
  return all(stack, "aws_vpc_endpoint").filter(
    ({ vpc_endpoint_type, service_name, vpc_id, private_dns_enabled, subnet_ids }) =>
      vpc_endpoint_type === "Interface" &&
      String(service_name).endsWith(`.${service}`) &&
      vpc_id === vpcId &&
      private_dns_enabled === true &&
      strings(subnet_ids).some((id) => the(stack, "aws_subnet", id)?.vpc_id === vpcId),
  );
};

/** The table that an association puts on the subnet. Without one it follows the VPC's main table, which we leave without routes. */
const routeTables = (stack: StackJson, subnetId: string): string[] =>
  all(stack, "aws_route_table_association")
    .filter(({ subnet_id }) => subnet_id === subnetId)
    .map(({ route_table_id }) => String(route_table_id))
    .filter((id) => the(stack, "aws_route_table", id) !== undefined);

const all = (stack: StackJson, type: string): Attributes[] => Object.values(stack.resource[type] ?? {});

/** The resource of a type that a reference names, if the stack has it. */
const the = (stack: StackJson, type: string, reference: unknown): Attributes | undefined => {
  const [, foundType, name = ""] = /^\$\{(\w+)\.([\w-]+)\.id\}$/.exec(String(reference)) ?? [];
  return foundType === type ? stack.resource[type]?.[name] : undefined;
};

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const attributesIn = (value: unknown): Attributes[] => (Array.isArray(value) ? value : []);
