import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import type { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { projectRoot } from "./project-root";

const lockFile = ".terraform.lock.hcl";

/**
 * At synth, puts a copy of the project's `.terraform.lock.hcl` (the provider versions and checksums that its team has agreed on)
 * into the stack's folder, where `terraform init` reads it. Without one, init picks the newest version in range.
 *
 * @param root the folder that may hold the lock file
 */
export const copyProviderLock = (stack: TerraformStack, root: string = projectRoot): void =>
  addCustomSynthesis(stack, {
    onSynthesize: ({ outdir, manifest }) => {
      const agreed = path.join(root, lockFile);
      if (existsSync(agreed)) {
        copyFileSync(agreed, path.join(outdir, manifest.forStack(stack).workingDirectory, lockFile));
      }
    },
  });
