/**
 * What stands for the attributes that AWS gives a resource when it is made. The values are the same in every run,
 * have the form that AWS uses, and cannot be taken for real ones: the account is 000000000000.
 */

const account = "000000000000";
const partition = "aws";

/** A reference to one attribute, and how to read what the file says of its resource. */
export interface Wanted {
  /** Terraform's type; a data source's begins with `data.` */
  readonly type: string;
  readonly id: string;
  readonly attribute: string;
  /** An attribute that is written in the file, references resolved. */
  readonly literal: (name: string) => string | undefined;
  readonly region: () => string;
}

type Give = (wanted: Wanted) => string;

const arn =
  (service: string, resource: (name: string) => string, nameAttribute = "name"): Give =>
  ({ id, literal, region }) =>
    `arn:${partition}:${service}:${service === "iam" ? "" : region()}:${account}:${resource(literal(nameAttribute) ?? id)}`;

const stateMachineArn = arn("states", (name) => `stateMachine:${name}`);
const clusterArn = arn("ecs", (name) => `cluster/${name}`);

/** One row an attribute that exists only after a deploy. */
const given: Readonly<Record<string, Give>> = {
  "aws_sfn_state_machine.arn": stateMachineArn,
  "aws_sfn_state_machine.id": stateMachineArn,
  "aws_ecs_cluster.arn": clusterArn,
  "aws_ecs_cluster.id": clusterArn,
  "aws_ecs_task_definition.arn": arn("ecs", (family) => `task-definition/${family}:1`, "family"),
  "aws_iam_role.arn": arn("iam", (name) => `role/${name}`),
  "data.aws_caller_identity.account_id": () => account,
  "data.aws_partition.partition": () => partition,
  "data.aws_partition.dns_suffix": () => "amazonaws.com",
};

/**
 * The value of an attribute: a row of the table, else what the file says, else, for an `id`, the resource's own address
 * (a subnet's id is only passed on). Undefined when only a deploy can tell.
 */
export function localAttribute(wanted: Wanted): string | undefined {
  const { type, id, attribute, literal } = wanted;
  const row = given[`${type}.${attribute}`];
  if (row) return row(wanted);
  return literal(attribute) ?? (attribute === "id" && !type.startsWith("data.") ? `${type}.${id}` : undefined);
}
