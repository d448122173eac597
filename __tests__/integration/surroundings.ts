/** What commands of the rehearsal see of the computer: its programs, nobody's AWS account, no settings of Terraform or npm. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cliConfiguration } from "../stacks/provider-mirror";
import { type Mark, marked } from "./processes";
import type { ForwardingEndpoint } from "./servers/forwarding-endpoint";
import type { Tools } from "./tools";

/** Variables by which the rehearsal itself, or a person's shell, would reach into it. */
const leftOut =
  /^(AWS_|TF_|TERRAFORM|CDKTF_|npm_|DEPLOY_ENV$|INIT_CWD$|NODE_OPTIONS$|FORCE_COLOR$|COLOR$|KO_|IMAGE_REGISTRY$|DOCKER_)/;

/** The environment of every process of the rehearsal. What is temporary lies below its folder. */
export const surroundings = (
  folder: string,
  mark: Mark,
  { providerMirror, ko }: Tools,
): Readonly<Record<string, string>> => {
  const temporary = path.join(folder, "tmp");
  mkdirSync(temporary);
  const terraformSettings = path.join(folder, "terraform.tfrc");
  writeFileSync(terraformSettings, cliConfiguration(providerMirror));
  const kept = Object.entries(process.env).filter(([name]) => !leftOut.test(name));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    ...marked(mark),
    PATH: `${path.dirname(ko)}${path.delimiter}${process.env.PATH}`,
    TMPDIR: temporary,
    NO_COLOR: "1",
    CHECKPOINT_DISABLE: "1",
    // The provider takes seconds to begin, a sixth less with fewer collections of garbage.
    GOGC: "400",
    // Logs in the user's home, and a look for a newer npm.
    npm_config_logs_max: "0",
    npm_config_update_notifier: "false",
    TF_CLI_CONFIG_FILE: terraformSettings,
    // cdktf-cli would copy the provider into the user's home.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "true",
    // Nobody's profiles, and no look at the metadata of a cloud machine.
    AWS_CONFIG_FILE: path.join(folder, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
  };
};

/** What stands for AWS. */
export interface InPlaceOfAws {
  readonly endpoint: ForwardingEndpoint;
  /** The port of ECR's registry. */
  readonly registryPort: number;
  /** The image that ko puts a program on. */
  readonly emptyBase: string;
}

/** The environment of commands that talk to AWS: keys that are worth nothing, and where AWS is. */
export const inAws = (
  env: Readonly<Record<string, string>>,
  { endpoint, registryPort, emptyBase }: InPlaceOfAws,
): Readonly<Record<string, string>> => ({
  ...env,
  AWS_ENDPOINT_URL: endpoint.url,
  AWS_ACCESS_KEY_ID: "rehearsal",
  AWS_SECRET_ACCESS_KEY: "rehearsal",
  IMAGE_REGISTRY: `127.0.0.1:${registryPort}`,
  KO_DEFAULTBASEIMAGE: emptyBase,
});
