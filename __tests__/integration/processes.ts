/**
 * The processes of a rehearsal, and that none outlives it. cdktf-cli starts Terraform in a terminal of its own, Terraform starts
 * providers, npm starts shells: groups and parents do not hold them together. Their environment does: each inherits one variable.
 */
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

/** A variable that marks processes: `REHEARSAL` all of a rehearsal, `REHEARSAL_RUN` those of one command in it. */
export interface Mark {
  readonly variable: "REHEARSAL" | "REHEARSAL_RUN";
  readonly value: string;
}

/** The mark as what a process is started with. */
export const marked = ({ variable, value }: Mark): Readonly<Record<string, string>> => ({ [variable]: value });

/** Ids of the processes that run with the mark. `e` shows the environment behind the command, on Linux and macOS. */
export const processesWith = ({ variable, value }: Mark): readonly number[] => {
  const { stdout, error } = spawnSync("ps", ["axeww", "-o", "pid=,stat=,command="], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    // Without the mark, which ps itself would have.
    env: { PATH: process.env.PATH },
  });
  if (error !== undefined) throw new Error(`the processes cannot be listed by ps: ${error.message}`);
  return stdout
    .split("\n")
    .filter((line) => ` ${line} `.includes(` ${variable}=${value} `))
    .map((line) => line.trim().split(/\s+/, 2))
    .filter(([, state]) => !state?.startsWith("Z"))
    .map(([id]) => Number(id));
};

/** Kills the processes that run with the mark, and those that they start meanwhile, until there is none. */
export const killAll = async (mark: Mark): Promise<void> => {
  for (let left = processesWith(mark); left.length > 0; left = processesWith(mark)) {
    for (const id of left) kill(id);
    await setTimeout(20);
  }
};

const kill = (id: number): void => {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
};

/**
 * Starts a process that outlives this one by a moment: when this one ends, however it ends, it kills what runs with the mark and
 * removes the folder. It hears of the end by the pipe between them, which closes even after SIGKILL.
 */
export const cleanUpAfterThisProcess = (mark: Mark, folder: string): void => {
  const keeper = spawn(
    process.execPath,
    ["--require", require.resolve("tsx/cjs"), path.join(__dirname, "keeper.ts"), JSON.stringify(mark), folder],
    // In a session of its own, which Ctrl-C in the terminal does not reach.
    { cwd: path.join(__dirname, "../.."), stdio: ["pipe", "ignore", "inherit"], detached: true },
  );
  keeper.unref();
  // A socket in Node's types is a stream; as a handle it would keep this process from ending.
  if (keeper.stdin !== null && "unref" in keeper.stdin) (keeper.stdin as { unref: () => void }).unref();
};
