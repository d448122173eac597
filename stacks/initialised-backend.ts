import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type S3Backend, TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";

/**
 * `terraform init` records in a stack's folder which state it was made for. When the next synth is for another environment, that
 * record goes: Terraform would stop at "Backend configuration changed" and advise to migrate, which copies the state of one
 * environment over that of another. The state itself is in S3 and stays as it is.
 *
 * A changed bucket for the same environment is a move, and stays Terraform's to ask about.
 * @param key of the state in this backend
 */
export const forgetOtherEnvironment = (backend: S3Backend, key: string): void =>
  addCustomSynthesis(backend, {
    onSynthesize: ({ outdir, manifest }) => {
      const { workingDirectory } = manifest.forStack(TerraformStack.of(backend));
      const record = path.join(outdir, workingDirectory, ".terraform", "terraform.tfstate");
      const initialised = existsSync(record) ? keyIn(readFileSync(record, "utf8")) : undefined;
      if (initialised !== undefined && initialised !== key) rmSync(record);
    },
  });

const keyIn = (record: string): string | undefined => /"key": *"([^"]*)"/.exec(record)?.[1];
