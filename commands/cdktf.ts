/** The installed cdktf-cli, and the one place that starts it. */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runningTerraform } from "./cdktf/running-terraform";
import { exitCodeOf, type Process, runAsProcess, type Verb } from "./verb";

const usage = `npm run cdktf -- COMMAND …

Runs the installed cdktf-cli, such as \`npm run cdktf -- deploy ecr app\`, for the environment that DEPLOY_ENV names (default dev).
A signal stops Terraform in order: it saves its state and releases its lock. \`npm run cdktf -- help\` shows the commands.
`;

/** Passes its arguments on to cdktf-cli. */
export const cdktf: Verb = (argv, process) => startCdktf(argv, process, "inherit").ended;

/** A run of cdktf-cli. */
export interface CdktfRun {
  readonly child: ChildProcess;
  /**
   * Its exit code when it and its Terraform have ended: 0 only when all that was asked for is done, so not for a plan that a person
   * declined; 128 and the number of a signal.
   */
  readonly ended: Promise<number>;
}

/**
 * Starts cdktf-cli.
 *
 * - `CHECKPOINT_DISABLE`: no calls home, which print an error where there is no internet.
 * - `CDKTF_SKIP_PROVIDER_LOCK`: `terraform providers lock` would download the provider once more, past every mirror, for runs on
 *   HashiCorp's servers.
 */
export const startCdktf = (args: readonly string[], { cwd, env, signal }: Process, stdio: StdioOptions): CdktfRun => {
  const terraform = runningTerraform(env.TERRAFORM_BINARY_NAME || "terraform");
  const child = spawn(process.execPath, [require.resolve("cdktf-cli/bundle/bin/cdktf"), ...args], {
    cwd,
    stdio,
    // A session of its own: Ctrl-C reaches us alone, and the child still reads and writes the terminal.
    detached: true,
    env: { CHECKPOINT_DISABLE: "1", CDKTF_SKIP_PROVIDER_LOCK: "true", ...env, ...terraform.env },
  });
  let looking: NodeJS.Timeout | undefined;
  const stop = () => {
    if (!terraform.interrupt()) child.kill("SIGINT");
    // The next Terraform may be about to start.
    looking = setInterval(terraform.interrupt, 100);
  };
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();

  const end = async (): Promise<number> => {
    try {
      const [code] = await once(child, "close");
      await terraform.ended();
      if (signal.aborted) return exitCodeOf(signal);
      return code === 0 && terraform.failed() ? 1 : (code ?? 1);
    } finally {
      clearInterval(looking);
      signal.removeEventListener("abort", stop);
      terraform.forget();
      removePlans(join(cwd, env.CDKTF_OUTDIR ?? "cdktf.out", "stacks"));
    }
  };
  return { child, ended: end() };
};

/** Plans that cdktf-cli leaves behind: they hold values in clear. */
const removePlans = (stacks: string): void => {
  if (!existsSync(stacks)) return;
  for (const stack of readdirSync(stacks)) rmSync(join(stacks, stack, "plan"), { force: true });
};

if (require.main === module) runAsProcess(cdktf, usage);
