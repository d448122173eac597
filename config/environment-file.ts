import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { ConfigurationError } from "./errors";
import { listed, shown } from "./wording";

/** A name is part of the file's path and of the key of the Terraform state. Without dots: environment.schema.json is none. */
const environmentName = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const extension = ".json";
/** Far above any configuration (a thousand schedules are 0.2 MB), far below what would stall the reader. */
const largestFile = 1024 * 1024;

/**
 * Reads `<folder>/<name>.json` as text. A byte-order mark is left out: some editors on Windows write one, nobody sees
 * it, and it means nothing in UTF-8.
 *
 * @returns the text, and the file's path from the working directory as messages name it
 * @throws ConfigurationError when there is no such environment or its file cannot be read
 */
export function readEnvironmentFile(name: string, folder: string): { readonly file: string; readonly text: string } {
  const place = relative(process.cwd(), folder) || ".";
  const names = trying(place, () => environmentsIn(folder));
  // Looked up in the list, not on the disk: where case does not matter there, "Prod" would be found as prod.json.
  if (!names.includes(name)) throw new ConfigurationError(noSuchEnvironment(name, place, names));
  const path = join(folder, name + extension);
  const file = relative(process.cwd(), path);
  return trying(file, () => {
    const facts = statSync(path);
    if (!facts.isFile())
      throw new ConfigurationError(`${file} is a ${facts.isDirectory() ? "folder" : "device"}, allowed a file`);
    if (facts.size > largestFile) {
      throw new ConfigurationError(
        `${file} has ${facts.size} bytes, allowed at most ${largestFile}: is it the right file?`,
      );
    }
    const text = decoded(file, readFileSync(path));
    if (text.trim() === "") {
      throw new ConfigurationError(`${file} is empty: write the settings of the environment as an object, {…}`);
    }
    return { file, text };
  });
}

const environmentsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((entry) => entry.endsWith(extension))
    .map((entry) => entry.slice(0, -extension.length))
    .filter((entry) => environmentName.test(entry))
    .sort();

function noSuchEnvironment(name: string, place: string, names: readonly string[]): string {
  const allowed =
    names.length === 0
      ? `a name with a file in ${place}, which has none`
      : `${listed(names, "or")}, the files in ${place}`;
  const advice = environmentName.test(name)
    ? `write ${join(place, name + extension)} to add this one`
    : `a name is letters, digits, "-" and "_", first a letter or digit`;
  return `DEPLOY_ENV: found ${shown(name)}, allowed ${allowed}; ${advice}`;
}

function decoded(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigurationError(`${file} is not text in UTF-8: save it in that encoding`);
  }
}

/** What the codes of the file system mean here. */
const readErrors: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to read it",
  EPERM: "this user has no right to read it",
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a folder",
  ELOOP: "its links lead in a circle",
};

function trying<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (typeof error !== "object" || error === null || !("code" in error)) throw error;
    throw new ConfigurationError(`${path} cannot be read: ${readErrors[String(error.code)] ?? error.code}`);
  }
}
