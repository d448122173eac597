/** Runs the real Terraform on synthesized stacks, offline, when the machine has it and a mirror of the AWS provider. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cliConfiguration, findMirror, noMirror } from "./provider-mirror";

/** One message of `terraform validate -json`. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** A Terraform run that cannot reach a network, for providers or for a newer version of itself. */
export const terraform = (folder: string, ...command: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(binary, command, {
    cwd: folder,
    encoding: "utf8",
    // With a state Terraform prints the provider's schemas.
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_CLI_CONFIG_FILE: configurationFile() },
  });

/**
 * What Terraform says of a stack's folder (`<outdir>/stacks/<stack>`), warnings too; empty when it is content.
 * It is copied into a folder of ours, so that its own stays as synth wrote it.
 */
export const validate = (stackFolder: string): readonly Diagnostic[] => {
  const folder = sharedFolder();
  copyFileSync(path.join(stackFolder, "cdk.tf.json"), path.join(folder, "cdk.tf.json"));
  const init = terraform(folder, "init", "-backend=false", "-input=false", "-no-color");
  if (init.status !== 0) throw new Error(`terraform init: ${init.stderr}${init.stdout}`);
  const { stdout, stderr } = terraform(folder, "validate", "-json");
  if (stdout === "") throw new Error(`terraform validate: ${stderr}`);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
};

/** A test that needs Terraform; without it the test is skipped, and says why. */
export const itWithTerraform = (name: string, test: () => void): void => itUnless(missingTerraform(), name, test);

/** A test that needs Terraform and a mirror of the AWS provider; without them the test is skipped, and says why. */
export const itWithProvider = (name: string, test: () => void): void =>
  itUnless(missingTerraform() ?? missingMirror(), name, test);

/** With TERRAFORM_REQUIRED set (continuous integration) a test that would be skipped fails. */
const itUnless = (missing: string | undefined, name: string, test: () => void): void => {
  if (missing === undefined) {
    it(name, test, 120_000);
  } else if (process.env.TERRAFORM_REQUIRED) {
    it(name, () => {
      throw new Error(missing);
    });
  } else {
    // jest shows the title only when a file runs alone or with --verbose.
    process.stderr.write(`skipped: ${name} (${missing})\n`);
    it.skip(`${name} (skipped: ${missing})`, test);
  }
};

const binary = process.env.TERRAFORM_BINARY_NAME ?? "terraform";

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const missingTerraform = once(() => {
  const { stdout } = spawnSync(binary, ["version", "-json"], { encoding: "utf8" });
  const found = /"terraform_version": *"(\d+)\.(\d+)[^"]*"/.exec(stdout ?? "");
  const needed = "1.10 or newer is needed, https://developer.hashicorp.com/terraform/install";
  if (found === null) return `there is no "${binary}" on the PATH; ${needed}`;
  const [, major, minor] = found.map(Number);
  return Number(major) > 1 || Number(minor) >= 10 ? undefined : `"${binary}" is ${major}.${minor}; ${needed}`;
});

const missingMirror = once(() => (mirror() === undefined ? noMirror : undefined));

const mirror = once(findMirror);

const temporary = once(() => mkdtempSync(path.join(tmpdir(), "terraform-validate-")));

afterAll(() => rmSync(temporary(), { recursive: true, force: true }));

const sharedFolder = once(() => {
  const folder = path.join(temporary(), "stack");
  mkdirSync(folder);
  return folder;
});

/** Also keeps the user's own configuration out of the tests. */
const configurationFile = once(() => {
  const file = path.join(temporary(), "terraform.tfrc");
  writeFileSync(file, cliConfiguration(mirror()));
  return file;
});
