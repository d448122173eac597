/** What the rehearsal runs beside Node, and what to do where it is missing. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { findMirror, noMirror } from "../stacks/provider-mirror";

/** Where the programs are. */
export interface Tools {
  readonly moto: string;
  readonly checkov: string;
  readonly ko: string;
  readonly crane: string;
  /** The folder that holds `registry.terraform.io`. */
  readonly providerMirror: string;
  /** Programs and versions, for the log. */
  readonly versions: string;
}

/**
 * Finds what `.ci/install` has installed, Terraform, and a mirror of the AWS provider.
 * @returns a sentence that says what is missing and what to run, where something is
 */
export const findTools = (): Tools | string => {
  const folder = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "cdktf-ecs-step-functions");
  const ci = path.join(__dirname, "../../.ci");
  // What .ci/install leaves behind: the very files that it was done by.
  const wanted = ["install", "requirements.txt", "requirements-checkov.txt"]
    .map((file) => readFileSync(path.join(ci, file), "utf8"))
    .join("");
  const installed = path.join(folder, "installed");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== wanted)
    return `moto, checkov, ko and crane of the versions in .ci/install are not in ${folder}; run \`bash .ci/install\``;

  const { stdout: terraform, error } = spawnSync("terraform", ["version", "-json"], { encoding: "utf8" });
  if (error !== undefined)
    return 'there is no "terraform" on the PATH; install 1.10 or newer: https://developer.hashicorp.com/terraform/install';
  const providerMirror = findMirror();
  if (providerMirror === undefined) return `${noMirror}; \`terraform providers mirror\` makes one (CONTRIBUTING.md)`;

  const pinned = (pattern: RegExp) => pattern.exec(wanted)?.[1];
  return {
    moto: path.join(folder, "moto/bin/moto_server"),
    checkov: path.join(folder, "checkov/bin/checkov"),
    ko: path.join(folder, "ko"),
    crane: path.join(folder, "crane"),
    providerMirror,
    versions: [
      `moto ${pinned(/^moto\[server\]==(\S+)/m)}`,
      `checkov ${pinned(/^checkov==(\S+)/m)}`,
      `Terraform ${(JSON.parse(terraform) as { terraform_version: string }).terraform_version}`,
      `ko ${pinned(/\/ko@v(\S+)/)}`,
      `crane ${pinned(/\/crane@v(\S+)/)}`,
      `Node ${process.versions.node}`,
    ].join(", "),
  };
};
