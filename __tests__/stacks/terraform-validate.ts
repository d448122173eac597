/**
 * Runs the real Terraform on synthesized stacks, offline, when the machine has it and a mirror of the AWS provider. A mirror is a
 * folder with the layout `registry.terraform.io/hashicorp/aws/<version>/<os>_<arch>/`.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

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
    env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_CLI_CONFIG_FILE: cliConfiguration() },
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

const missingMirror = once(() =>
  findMirror() === undefined
    ? "no folder registry.terraform.io with hashicorp/aws was found; TF_PLUGIN_CACHE_DIR can name the folder that holds it"
    : undefined,
);

/**
 * The folder that holds `registry.terraform.io`: the user's plugin cache, else one that Terraform itself looks into, else the same
 * under another name at most two levels below where software is usually put.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
const findMirror = once((): string | undefined => {
  const { TF_PLUGIN_CACHE_DIR } = process.env;
  const places = [
    ...(TF_PLUGIN_CACHE_DIR ? [{ folder: TF_PLUGIN_CACHE_DIR, levels: 0 }] : []),
    { folder: path.join(homedir(), ".terraform.d"), levels: 2 },
    { folder: path.join(homedir(), ".local", "share", "terraform"), levels: 1 },
    ...["/usr/local/share", "/usr/share", "/usr/local/lib", "/opt", "/srv"].map((folder) => ({ folder, levels: 2 })),
  ];
  return places.flatMap(({ folder, levels }) => mirrorsBelow(folder, levels))[0];
});

const mirrorsBelow = (folder: string, levels: number): string[] => {
  if (existsSync(path.join(folder, "registry.terraform.io", "hashicorp", "aws"))) return [folder];
  return levels === 0 ? [] : foldersIn(folder).flatMap((child) => mirrorsBelow(child, levels - 1));
};

/** None when the folder is not there or may not be read. */
const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((child) => child.isDirectory())
      .map(({ name }) => path.join(folder, name));
  } catch {
    return [];
  }
};

const temporary = once(() => mkdtempSync(path.join(tmpdir(), "terraform-validate-")));

afterAll(() => rmSync(temporary(), { recursive: true, force: true }));

const sharedFolder = once(() => {
  const folder = path.join(temporary(), "stack");
  mkdirSync(folder);
  return folder;
});

/** Providers from the mirror alone, and no checkpoint calls; also keeps the user's own configuration out of the tests. */
const cliConfiguration = once(() => {
  const file = path.join(temporary(), "terraform.tfrc");
  const mirror = findMirror();
  writeFileSync(
    file,
    `disable_checkpoint = true\n${mirror ? `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n` : ""}`,
  );
  return file;
});
