import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CannotRun } from "./cannot-run";

/** Where and with what the app is run. */
export interface Synthesis {
  /** The project's root. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Writes the stacks of a project into `outdir`, as `cdktf synth` does but without its tools. Says nothing unless it fails.
 * @throws CannotRun with what the program wrote to stderr, or when there is no program
 */
export function synthesize(outdir: string, { cwd, env, signal }: Synthesis): Promise<void> {
  if (!existsSync(join(cwd, "main.ts"))) {
    const sentence = `there is no main.ts in ${cwd} to synthesize; start the command in the project's root, or run a synthesized output with --from`;
    return Promise.reject(new CannotRun([sentence]));
  }
  return new Promise((done, fail) => {
    const program = spawn(process.execPath, ["--require", "tsx/cjs", "main.ts"], {
      cwd,
      env: { ...env, CDKTF_OUTDIR: outdir },
      signal,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    program.stderr.on("data", (chunk: Buffer) => {
      said += chunk;
    });
    program.once("error", fail);
    program.once("close", (code) => {
      if (code === 0) done();
      else fail(new CannotRun([said.trim() || `main.ts ended with ${code} and said nothing`]));
    });
  });
}
