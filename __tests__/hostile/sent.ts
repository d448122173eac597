/** What Terraform would send: its attributes after all templates are evaluated, the provider mocked. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { terraform } from "../stacks/terraform-validate";

/** ARNs have to have their form; everything else may be what the mock invents. https://developer.hashicorp.com/terraform/language/tests/mocking */
const arns: Readonly<Record<string, string>> = {
  aws_iam_role: "iam::123456789012:role/mock",
  aws_sfn_state_machine: "states:ap-northeast-1:123456789012:stateMachine:mock",
  aws_ecs_cluster: "ecs:ap-northeast-1:123456789012:cluster/mock",
  aws_cloudwatch_log_group: "logs:ap-northeast-1:123456789012:log-group:mock",
  aws_sqs_queue: "sqs:ap-northeast-1:123456789012:mock",
  aws_sns_topic: "sns:ap-northeast-1:123456789012:mock",
};

/** An attribute of one resource. */
export type Sent = (type: string, name: string, attribute: string) => unknown;

/** Applies a synthesized stack to nothing, in a folder of its own. */
export const sentBy = (stackFile: string, folder: string): Sent => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(stackFile, path.join(folder, "cdk.tf.json"));
  const { resource } = JSON.parse(readFileSync(stackFile, "utf8"));
  const mocks = Object.entries(arns)
    .filter(([type]) => type in resource)
    .map(([type, arn]) => `  mock_resource "${type}" {\n    defaults = { arn = "arn:aws:${arn}" }\n  }\n`);
  writeFileSync(path.join(folder, "sent.tftest.hcl"), `mock_provider "aws" {\n${mocks.join("")}}\n\nrun "sent" {}\n`);
  const init = terraform(folder, "init", "-backend=false", "-input=false", "-no-color");
  if (init.status !== 0) throw new Error(`terraform init: ${init.stderr}${init.stdout}`);
  const { stdout, stderr } = terraform(folder, "test", "-json", "-verbose");
  const messages: readonly Message[] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const state = messages.find(({ type }) => type === "test_state")?.test_state;
  if (state === undefined) {
    const said = messages.flatMap(({ diagnostic }) => diagnostic?.summary ?? []);
    throw new Error(`terraform test: ${said.join("; ")}${stderr}`);
  }
  return (type, name, attribute) => {
    const found = state.root_module.resources.find((one) => one.type === type && one.name === name);
    if (found === undefined) throw new Error(`there is no ${type}.${name}`);
    return found.values[attribute];
  };
};

interface Message {
  readonly type: string;
  readonly diagnostic?: { readonly summary: string };
  readonly test_state?: {
    readonly root_module: {
      readonly resources: readonly {
        readonly type: string;
        readonly name: string;
        readonly values: Readonly<Record<string, unknown>>;
      }[];
    };
  };
}
