/** One stack deployed or destroyed, as a step of a command. */
import type { Environment } from "../config/schema";
import { startCdktf } from "./cdktf";
import { pipedOutput } from "./cdktf/piped-output";
import { lockedSentences, stateLock } from "./state-lock";
import { Failure, type Process } from "./verb";

/** What is done to a stack. */
export interface Change {
  readonly verb: "deploy" | "destroy";
  readonly stack: "ecr" | "app";
  /** Without it a person is asked, on a terminal. */
  readonly autoApprove: boolean;
}

/**
 * Changes a stack as it was synthesized, by `cdktf deploy` or `cdktf destroy`. On a terminal cdktf-cli draws and asks; elsewhere its
 * lines go to the output.
 * @throws Failure with Terraform's own words, or with who holds the lock
 */
export const changeStack = async (
  { verb, stack, autoApprove }: Change,
  environment: Environment,
  process: Process,
): Promise<void> => {
  const { stdout, signal } = process;
  const onTerminal = stdout.isTTY === true;
  const args = [verb, stack, "--skip-synth", "--ignore-missing-stack-dependencies"];
  if (autoApprove) args.push("--auto-approve");
  const { code, errors } = onTerminal ? await drawn(args, process) : await piped(stack, args, process);
  if (code === 0) return;
  if (signal.aborted) {
    process.stderr.write([...errors, stopped(signal), ""].join("\n"));
    signal.throwIfAborted();
  }
  const mayBeLocked = onTerminal || errors.some((error) => error.includes(lockError));
  const lock = mayBeLocked ? await stateLock(stack, environment, process) : undefined;
  if (lock !== undefined) throw new Failure(lockedSentences(stack, lock));
  const reason = onTerminal ? "it is not done; the reason stands above" : errors.join("\n");
  throw new Failure(orphan.test(reason) ? `${reason}\n\n${aboutOrphans}` : reason);
};

const lockError = "Error acquiring the state lock";

/** What the services call a name that is taken: `EntityAlreadyExists`, `ResourceAlreadyExistsException`, `already exists`, … */
const orphan = /already ?exists/i;
const aboutOrphans = "What exists and is in no state is taken in by terraform import: docs/interrupted-deploy.md";

const stopped = ({ reason }: AbortSignal): string =>
  `stopped by ${reason}; Terraform was given the time to save its state and to release its lock: the same command goes on from there`;

interface End {
  readonly code: number;
  /** What has not been shown yet of why it failed. */
  readonly errors: readonly string[];
}

const drawn = async (args: readonly string[], process: Process): Promise<End> => ({
  code: await startCdktf(args, process, "inherit").ended,
  errors: [],
});

/** `CI` keeps cdktf-cli from drawing frames over frames. */
const piped = async (stack: string, args: readonly string[], process: Process): Promise<End> => {
  const env = { ...process.env, CI: "true", FORCE_COLOR: "0" };
  const { child, ended } = startCdktf([...args, "--no-color"], { ...process, env }, ["ignore", "pipe", "pipe"]);
  const output = pipedOutput(stack, (line) => process.stdout.write(`${line}\n`));
  let complaint = "";
  child.stdout?.setEncoding("utf8").on("data", output.take);
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    complaint += chunk;
  });
  const code = await ended;
  const errors = output.errors() || complaint.trim();
  // What looked like an error was none: it belongs to the rest.
  if (code === 0 && errors !== "") process.stdout.write(`${errors}\n`);
  return { code, errors: [errors] };
};
