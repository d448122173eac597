/** Synth, as a step of other commands. */
import { CannotRun } from "../local/cannot-run";
import { type Synthesis, synthesize as synthesizeInto } from "../local/synthesize";
import { Failure } from "./verb";

/** Where cdktf writes, from the project's root. */
export const outdir = "cdktf.out";

/**
 * Writes the stacks of an environment into `cdktf.out`.
 * @throws Failure with what the app says when it refuses
 */
export const synthesize = async (environment: { readonly name: string }, process: Synthesis): Promise<void> => {
  try {
    await synthesizeInto(outdir, { ...process, env: { ...process.env, DEPLOY_ENV: environment.name } });
  } catch (error) {
    throw error instanceof CannotRun ? new Failure(error.message) : error;
  }
};
