import { piecesOf } from "../../local/terraform/template";

/** Terraform's text for people: a reference as `<aws_ecs_cluster.cluster.arn>`, and what every ARN bears by its short name. */
export const readable = (text: string): string =>
  piecesOf(text)
    .map((piece) => ("text" in piece ? piece.text : `<${short[piece.expression] ?? piece.expression}>`))
    .join("");

const short: Readonly<Record<string, string>> = {
  "data.aws_partition.current.partition": "partition",
  "data.aws_partition.current.dns_suffix": "dns suffix",
  "data.aws_caller_identity.current.account_id": "account",
};
