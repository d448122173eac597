/** Terraform run by itself, for what cdktf-cli has no command for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Failure, type Process } from "./verb";

/** What a run of Terraform wrote. */
export interface TerraformRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Terraform in a folder, without questions and without a word of what to type next.
 * @throws Failure when there is no Terraform
 */
export const runTerraform = async (
  args: readonly string[],
  folder: string,
  { env, signal }: Pick<Process, "env" | "signal">,
): Promise<TerraformRun> => {
  signal.throwIfAborted();
  const binary = env.TERRAFORM_BINARY_NAME || "terraform";
  const child = spawn(binary, args, {
    cwd: folder,
    env: { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl-C reaches us alone: a second interrupt would make Terraform leave without an end.
    detached: true,
  });
  const run = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      run[stream] += chunk;
    });
  }
  const stop = () => child.kill("SIGINT");
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code] = await once(child, "close");
    signal.throwIfAborted();
    return { code: code ?? 1, ...run };
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Failure(`there is no "${binary}" on the PATH; Terraform 1.10 or newer is needed: ${install}`);
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
const install = "https://developer.hashicorp.com/terraform/install";
