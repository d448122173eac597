import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Removes from cdktf's output folder what could be deployed: the manifest, and in each stack's folder the configuration and the
 * plan that `cdktf deploy` leaves there (it holds values in clear). All else stays: `.terraform/`, `.terraform.lock.hcl`, states.
 */
export const removePreviousOutput = (outdir: string): void => {
  rmSync(path.join(outdir, "manifest.json"), { force: true });
  for (const stackFolder of foldersIn(path.join(outdir, "stacks"))) {
    for (const file of deployable) rmSync(path.join(stackFolder, file), { force: true });
  }
};

/** What cdktf writes as JSON (the default) and as HCL, and the plan of its `diff` and `deploy`. */
const deployable = ["cdk.tf.json", "cdk.tf", "metadata.json", "plan"] as const;

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((child) => child.isDirectory())
        .map(({ name }) => path.join(folder, name))
    : [];
