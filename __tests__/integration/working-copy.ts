/** A copy of the project in which a rehearsal works: the checkout itself is never written to. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { type Ended, type Running, start, UnexpectedEnd } from "./command";

const checkout = path.join(__dirname, "../..");

type Env = Readonly<Record<string, string | undefined>>;

/** A repository of its own with one commit, to which steps add. */
export interface WorkingCopy {
  readonly folder: string;
  /** Runs a command of the shell and expects it to succeed. */
  readonly run: (command: string) => Promise<Ended>;
  /** Runs a command that has to end with another exit code than 0, and by itself. */
  readonly fails: (command: string) => Promise<Ended>;
  /** Starts a command and leaves it running. */
  readonly start: (command: string) => Running;
  readonly text: (file: string) => string;
  /** Writes a whole file. */
  readonly write: (file: string, text: string) => void;
  /** Replaces the one place where a file holds a text. */
  readonly replace: (file: string, text: string, by: string) => void;
  /** Commits everything. */
  readonly commit: (message: string) => void;
  readonly git: (...args: readonly string[]) => string;
}

/**
 * Copies what belongs to the repository, uncommitted changes included, as it is before bootstrap. `node_modules` is linked.
 * @param env of the commands that run in it
 */
export const copyOfCheckout = (folder: string, env: Env): WorkingCopy => {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: checkout,
    encoding: "utf8",
  });
  for (const file of files.split("\0")) {
    // One that was deleted and not yet committed is still listed.
    if (file !== "" && existsSync(path.join(checkout, file)))
      cpSync(path.join(checkout, file), path.join(folder, file));
  }
  execFileSync("git", ["init", "--quiet", "--initial-branch=main"], { cwd: folder });
  const copy = workingCopy(folder, env);
  // Those of a real account; a rehearsal begins before bootstrap.
  for (const written of ["account", "stateBucket"]) {
    const text = copy.text("config/dev.json");
    copy.write("config/dev.json", applyEdits(text, modify(text, [written], undefined, {})));
  }
  copy.commit("As it was cloned");
  return copy;
};

/** Another person's clone of a working copy, at its last commit. */
export const cloneOf = ({ folder: original }: WorkingCopy, folder: string, env: Env): WorkingCopy => {
  execFileSync("git", ["clone", "--quiet", original, folder]);
  return workingCopy(folder, env);
};

const workingCopy = (folder: string, env: Env): WorkingCopy => {
  symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  // .gitignore names the folder; what is here is a link.
  writeFileSync(path.join(folder, ".git/info/exclude"), "node_modules\n");
  return inFolder(folder, env);
};

/** The working copy in a folder that is one already, with another environment for its commands. */
export const inFolder = (folder: string, env: Env): WorkingCopy => {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@invalid", ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  const text = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const write = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  const ended = async (command: string, expected: string, holds: (end: Ended) => boolean): Promise<Ended> => {
    const end = await start(command, folder, env).ended;
    if (!holds(end)) throw new UnexpectedEnd(command, end, expected);
    return end;
  };
  return {
    folder,
    run: (command) => ended(command, "0", ({ by }) => by === 0),
    fails: (command) => ended(command, "another exit code than 0", ({ by }) => typeof by === "number" && by !== 0),
    start: (command) => start(command, folder, env),
    text,
    write,
    replace: (file, found, by) => {
      const parts = text(file).split(found);
      if (parts.length !== 2)
        throw new Error(`${file} holds ${JSON.stringify(found)} ${parts.length - 1} times, not once`);
      write(file, parts.join(by));
    },
    commit: (message) => {
      git("add", "--all");
      git("commit", "--quiet", "--message", message);
    },
    git,
  };
};
