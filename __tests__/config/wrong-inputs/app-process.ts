/** The app as a process of its own, in a folder that holds nothing but a configuration. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";

const root = path.join(__dirname, "../../..");

/** How it ended, and whether anything is left that could be deployed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly stacks: readonly string[];
}

/**
 * Runs main.ts where an earlier synth has left its stacks.
 * @param make writes the configuration to a path
 */
export const appWith = async (make: (file: string) => void): Promise<Ended> => {
  const folder = mkdtempSync(path.join(tmpdir(), "wrong-input-"));
  mkdirSync(path.join(folder, "config"));
  const stacks = path.join(folder, "cdktf.out", "stacks");
  mkdirSync(path.join(stacks, "app"), { recursive: true });
  writeFileSync(path.join(stacks, "app", "cdk.tf.json"), "{}");
  make(path.join(folder, "config", "dev.json"));
  const child = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), path.join(root, "main.ts")], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const left = existsSync(stacks) ? readdirSync(stacks, { recursive: true, encoding: "utf8" }) : [];
  rmSync(folder, { recursive: true });
  return { code, stdout, stderr, stacks: left.filter((name) => name.endsWith("cdk.tf.json")) };
};
