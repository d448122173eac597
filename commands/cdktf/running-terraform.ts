/**
 * The Terraform that cdktf-cli runs. On SIGINT or SIGTERM cdktf-cli ends at once; its terminal goes with it and hangs up on
 * Terraform, which dies in the middle: the lock stays, and what was made in the last moments is in no state. So cdktf-cli gets
 * `terraform.sh` for Terraform, which ignores the hang-up and says in a folder what runs, and signals go to Terraform itself: it
 * stops, saves its state and releases its lock.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** What is known of the Terraform of one run of cdktf-cli. */
export interface RunningTerraform {
  /** Variables by which cdktf-cli starts Terraform through `terraform.sh`. */
  readonly env: Readonly<Record<string, string>>;
  /** Interrupts what runs, each process once: a second interrupt would make Terraform leave without saving. False when none runs. */
  readonly interrupt: () => boolean;
  /** Resolves when none runs any more. */
  readonly ended: () => Promise<void>;
  /** Whether one has ended with an error, or because its plan was declined: cdktf-cli takes the latter for a success. */
  readonly failed: () => boolean;
  /** Removes the folder. */
  readonly forget: () => void;
}

/** @param binary Terraform's own command: `terraform`, or what TERRAFORM_BINARY_NAME says */
export const runningTerraform = (binary: string): RunningTerraform => {
  const folder = mkdtempSync(join(tmpdir(), "terraform-runs-"));
  const interrupted = new Set<number>();
  const running = (): number[] =>
    readdirSync(folder)
      .map(Number)
      .filter((id) => id > 0 && reaches(id, 0));
  return {
    env: {
      TERRAFORM_BINARY_NAME: join(__dirname, "terraform.sh"),
      TERRAFORM: binary,
      TERRAFORM_RUNS: folder,
    },
    interrupt: () => {
      const now = running();
      for (const id of now) {
        if (!interrupted.has(id)) reaches(id, "SIGINT");
        interrupted.add(id);
      }
      return now.length > 0;
    },
    ended: async () => {
      while (running().length > 0) await setTimeout(100);
    },
    failed: () => existsSync(join(folder, "failed")),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Signals the group of a terminal, which terraform.sh leads, as Ctrl-C does. One that was killed has left its file, and is not reached. */
const reaches = (id: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-id, signal);
  } catch {
    return false;
  }
};
