/** Text of a synthesized stack as IAM will read it: each reference replaced by what AWS gives the resource. */
import type { Block, Synthesized } from "../synthesized";

/** The account that stands in ARNs where the configuration names none. */
export const account = "123456789012";
export const region = "ap-northeast-1";

/** The forms of ARNs. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const arnOf: Readonly<Record<string, (own: (attribute: string) => string, id: string) => string>> = {
  aws_cloudwatch_event_rule: (own) => arn("events", `rule/${own("name")}`),
  aws_cloudwatch_log_group: (own) => arn("logs", `log-group:${own("name")}`),
  aws_cloudwatch_metric_alarm: (own) => arn("cloudwatch", `alarm:${own("alarm_name")}`),
  aws_ecr_repository: (own) => arn("ecr", `repository/${own("name")}`),
  aws_ecs_cluster: (own) => arn("ecs", `cluster/${own("name")}`),
  aws_ecs_task_definition: (own) => arn("ecs", `task-definition/${own("family")}:1`),
  aws_iam_role: (own) => `arn:aws:iam::${account}:role/${own("name")}`,
  aws_kms_key: (_, id) => arn("kms", `key/${id}`),
  aws_sfn_state_machine: (own) => arn("states", `stateMachine:${own("name")}`),
  aws_sns_topic: (own) => arn("sns", own("name")),
  aws_sqs_queue: (own) => arn("sqs", own("name")),
};

const ofTheAccount: Readonly<Record<string, string>> = {
  "data.aws_partition.current.partition": "aws",
  "data.aws_partition.current.dns_suffix": "amazonaws.com",
  "data.aws_caller_identity.current.account_id": account,
};

/** An ARN in the tests' account and region. */
export const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

/**
 * A text with its references resolved. What only AWS can tell, such as a VPC's id, keeps its address: `<aws_vpc.vpc.id>`.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export const resolved = (stack: Synthesized, text: unknown): string =>
  String(text).replace(/([$%])\1\{|\$\{([^}]+)\}/g, (_, escaped, reference) =>
    escaped === undefined ? attributeOf(stack, reference) : `${escaped}{`,
  );

const attributeOf = (stack: Synthesized, reference: string): string => {
  const known = ofTheAccount[reference];
  if (known !== undefined) return known;
  const [type = "", id = "", attribute = ""] = reference.split(".");
  const block: Block | undefined = stack.resource[type]?.[id];
  if (block === undefined) return `<${reference}>`;
  const own = (name: string): string => resolved(stack, block[name]);
  if (attribute === "arn" || attribute === "id" || attribute === "url")
    return arnOf[type]?.(own, id) ?? `<${reference}>`;
  return block[attribute] === undefined ? `<${reference}>` : own(attribute);
};

/** The ARN of a resource of the stack, or its address where it has none that policies name. */
export const arnIn = (stack: Synthesized, type: string, id: string): string => attributeOf(stack, `${type}.${id}.arn`);
