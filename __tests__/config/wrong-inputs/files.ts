/** Files that cannot be read, or are no configuration at all. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { unedited } from "./edit";

/** A file that is put in the place of config/dev.json. */
export interface WrongFile {
  readonly what: string;
  readonly make: (file: string) => void;
  /** The whole message. */
  readonly says: string;
}

const holding =
  (content: string | Uint8Array) =>
  (file: string): void =>
    writeFileSync(file, content);

const noObject = 'allowed an object with "region", "repository", "network" and "schedules"';

export const files: readonly WrongFile[] = [
  {
    what: "no file",
    make: () => undefined,
    says: 'DEPLOY_ENV: found "dev", allowed a name with a file in config, which has none; write config/dev.json to add this one',
  },
  {
    what: "a file without content",
    make: holding(""),
    says: "config/dev.json is empty: write the settings of the environment as an object, {…}",
  },
  {
    what: "a file of white space",
    make: holding(" \r\n\t"),
    says: "config/dev.json is empty: write the settings of the environment as an object, {…}",
  },
  {
    what: "a byte-order mark and nothing else",
    make: holding("\ufeff"),
    says: "config/dev.json is empty: write the settings of the environment as an object, {…}",
  },
  {
    what: "a mark of bytes before a wrong value, which does not count as a column",
    make: holding("\ufeff[]"),
    says: `config/dev.json:1:1: found [], ${noObject}`,
  },
  {
    what: "UTF-16, as some editors on Windows write it",
    make: holding(Buffer.from(`\ufeff${unedited}`, "utf16le")),
    says: "config/dev.json is not text in UTF-8: save it in that encoding",
  },
  {
    what: "a file of more than a mebibyte",
    make: holding(" ".repeat(1024 * 1024) + unedited),
    says: `config/dev.json has ${1024 * 1024 + unedited.length} bytes, allowed at most 1048576: is it the right file?`,
  },
  {
    what: "lists in lists in lists",
    make: holding("[".repeat(200_000)),
    says: "config/dev.json:1:1: is nested too deeply to be read",
  },
  {
    what: "null",
    make: holding("null"),
    says: `config/dev.json:1:1: found null, ${noObject}`,
  },
  {
    what: "a folder in place of the file",
    make: (file) => void mkdirSync(file),
    says: "config/dev.json is a folder, allowed a file",
  },
  {
    what: "a device in place of the file",
    make: (file) => symlinkSync("/dev/zero", file),
    says: "config/dev.json is a device, allowed a file",
  },
  {
    what: "a link to nothing",
    make: (file) => symlinkSync("gone.json", file),
    says: "config/dev.json cannot be read: it does not exist",
  },
  {
    what: "a link to itself",
    make: (file) => symlinkSync("dev.json", file),
    says: "config/dev.json cannot be read: its links lead in a circle",
  },
  {
    what: "a file that this user may not read",
    make: (file) => {
      writeFileSync(file, unedited);
      chmodSync(file, 0o000);
    },
    says: "config/dev.json cannot be read: this user has no right to read it",
  },
];
