/**
 * A mirror of the AWS provider on this computer, from which Terraform installs it offline: a folder with the layout
 * `registry.terraform.io/hashicorp/aws/<version>/<os>_<arch>/`.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/**
 * The folder that holds `registry.terraform.io`: the user's plugin cache, else one that Terraform itself looks into, else the same
 * under another name at most two levels below where software is usually put.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export const findMirror = (): string | undefined => {
  const { TF_PLUGIN_CACHE_DIR } = process.env;
  const places = [
    ...(TF_PLUGIN_CACHE_DIR ? [{ folder: TF_PLUGIN_CACHE_DIR, levels: 0 }] : []),
    { folder: path.join(homedir(), ".terraform.d"), levels: 2 },
    { folder: path.join(homedir(), ".local", "share", "terraform"), levels: 1 },
    ...["/usr/local/share", "/usr/share", "/usr/local/lib", "/opt", "/srv"].map((folder) => ({ folder, levels: 2 })),
  ];
  return places.flatMap(({ folder, levels }) => mirrorsBelow(folder, levels))[0];
};

/** What a test says that would need one. */
export const noMirror =
  "no folder registry.terraform.io with hashicorp/aws was found; TF_PLUGIN_CACHE_DIR can name the folder that holds it";

/** Terraform's configuration of its command line: providers from the mirror alone, and no calls home. */
export const cliConfiguration = (mirror: string | undefined): string =>
  `disable_checkpoint = true\n${mirror ? `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n` : ""}`;

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
