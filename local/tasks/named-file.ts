import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CannotRun } from "../cannot-run";

/** The text of a file that an option names, which is relative to `cwd`. @throws CannotRun with exit code 2 */
export function readNamedFile(option: string, file: string, cwd: string): string {
  const path = resolve(cwd, file);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CannotRun([`${option} ${file}: ${problem(error, path)}`], 2);
  }
}

function problem(error: unknown, path: string): string {
  if (typeof error !== "object" || error === null || !("code" in error)) throw error;
  if (error.code === "ENOENT") return `there is no file ${path}`;
  if (error.code === "EISDIR") return `${path} is a folder`;
  return `${path} cannot be read (${error.code})`;
}
