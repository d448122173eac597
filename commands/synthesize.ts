/** Synth, as the steps of other commands do it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Failure, type Process } from "./verb";

/** Where cdktf writes, from the project's root. */
export const outdir = "cdktf.out";

/**
 * Writes the stacks of an environment into `cdktf.out`, as `cdktf synth` does but without its tools.
 * @throws Failure with what the app says when it refuses
 */
export const synthesize = async (
  environment: { readonly name: string },
  { cwd, env, signal }: Pick<Process, "cwd" | "env" | "signal">,
): Promise<void> => {
  const app = spawn(process.execPath, ["--require", "tsx/cjs", "main.ts"], {
    cwd,
    env: { ...env, DEPLOY_ENV: environment.name, CDKTF_OUTDIR: outdir },
    signal,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  app.stderr.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  const [code] = await once(app, "close");
  if (code !== 0) throw new Failure(said.trim() || `main.ts ended with ${code} and said nothing`);
};
