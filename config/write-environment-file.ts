import { randomUUID } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { addSettings } from "./add-settings";
import { ConfigurationError } from "./errors";

/**
 * Adds settings to `<folder>/<name>.json`, where it does not have them: an environment that `loadEnvironment` takes. The file is
 * replaced in one step by a complete one, and not touched when there is nothing to add.
 *
 * @returns the file's path from the working directory, and the keys that were added
 * @throws ConfigurationError when it cannot be written; it is then as it was
 */
export function addToEnvironmentFile(
  name: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
): { readonly file: string; readonly added: readonly string[] } {
  const path = join(folder, `${name}.json`);
  const file = relative(process.cwd(), path);
  const before = readFileSync(path, "utf8");
  // A byte-order mark is no JSON, but stays where it is.
  const mark = before.startsWith("\ufeff") ? "\ufeff" : "";
  const { text, added } = addSettings(before.slice(mark.length), settings, "region");
  if (added.length === 0) return { file, added };
  try {
    replaceFile(path, mark + text);
  } catch (error) {
    const byHand = added.map((key) => `"${key}": "${settings[key]}"`).join(", ");
    throw new ConfigurationError(`${file} cannot be written: ${reason(error)}; write into it by hand: ${byHand}`);
  }
  return { file, added };
}

/** The new content is on the disk before it takes the file's name: whoever reads sees the one or the other, also after a crash. */
function replaceFile(path: string, text: string): void {
  // A link stays, and what it points to is replaced.
  const target = realpathSync(path);
  accessSync(target, constants.W_OK);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    const opened = openSync(temporary, "wx");
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** What the codes of the file system mean here. */
const writeErrors: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to write it",
  EPERM: "this user has no right to write it",
  EROFS: "its disk is read-only",
  ENOSPC: "the disk is full",
};

function reason(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) throw error;
  return writeErrors[String(error.code)] ?? String(error.code);
}
