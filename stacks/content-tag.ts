import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import path from "node:path";
import { DefinitionError } from "../asl/language/errors";
import { ignoredBy } from "./dockerignore";
import { projectRoot } from "./project-root";

/**
 * The tag of an image that is built from a folder: `<folder>-<16 hex digits>`, where the digits are a SHA-256 over what the build
 * sees: each file's path, bytes and executable bit. One commit gives one tag, on every computer; times, owners and where the
 * clone lies do not count. A slash or any other character that a tag cannot hold becomes `_`.
 *
 * Left out is what the folder's `.dockerignore` leaves out of the build; the Dockerfile counts even then, because it shapes the image.
 * A symbolic link counts as the path it points to, as Docker copies the link and not its target.
 *
 * Sixteen digits are 64 bits: among a million images the chance that two share a tag is one in 37 million.
 *
 * @param folder relative to the project's root, such as `batch`
 * @throws DefinitionError when the folder is not in the project, is missing or holds no file
 */
export const contentTag = (folder: string, root: string = projectRoot): string => {
  const label = path.posix.normalize(folder).replace(/\/$/, "");
  if (path.isAbsolute(folder) || label === "." || label === ".." || label.startsWith("../")) {
    throw new DefinitionError(
      `image folder "${folder}": an image is built from a folder inside the project, named from its root, such as "batch"`,
    );
  }
  const location = path.join(root, label);
  if (!statSync(location, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DefinitionError(
      `image folder "${folder}": there is no folder ${location}; create it with a Dockerfile, or correct the name`,
    );
  }
  return `${legalInTag(label)}-${hashOf(location, folder)}`;
};

/**
 * At most 128 characters of `[A-Za-z0-9_.-]`, the first neither `.` nor `-`.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html and the OCI distribution specification
 */
const legalInTag = (label: string): string =>
  label
    .replace(/[^A-Za-z0-9_.-]/g, "_")
    .replace(/^[.-]/, "_")
    .slice(0, 111);

const hashOf = (location: string, folder: string): string => {
  const dockerignore = path.join(location, ".dockerignore");
  const ignored = ignoredBy(existsSync(dockerignore) ? readFileSync(dockerignore, "utf8") : "");
  const counted = pathsBelow(location)
    .filter((relative) => relative === "Dockerfile" || !ignored(relative))
    // By code unit, not by locale: the order must not depend on the computer.
    .sort((a, b) => (a < b ? -1 : 1));
  if (counted.length === 0) {
    throw new DefinitionError(
      `image folder "${folder}": found no file to build an image from in ${location}; add a Dockerfile`,
    );
  }
  const hash = createHash("sha256");
  for (const relative of counted) {
    const { kind, content } = entry(path.join(location, relative), relative, folder);
    // The length keeps the end of one file apart from the beginning of the next.
    hash.update(`${kind} ${relative}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
};

/** Paths of all that is no folder, with `/` between names on every system. `.git` is not content: it differs from clone to clone. */
const pathsBelow = (location: string, parent = ""): string[] =>
  readdirSync(path.join(location, parent), { withFileTypes: true })
    .filter(({ name }) => name !== ".git")
    .flatMap((child) => {
      const relative = path.posix.join(parent, child.name);
      return child.isDirectory() ? pathsBelow(location, relative) : [relative];
    });

const entry = (file: string, relative: string, folder: string): { kind: string; content: Buffer } => {
  const stat = lstatSync(file);
  if (stat.isSymbolicLink()) {
    return { kind: "link", content: Buffer.from(readlinkSync(file).split(path.sep).join("/")) };
  }
  if (!stat.isFile()) {
    throw new DefinitionError(
      `image folder "${folder}": ${relative} is neither file, folder nor symbolic link and cannot be part of an image; remove it or name it in .dockerignore`,
    );
  }
  // The owner's bit, the only one that git keeps; the others follow each user's umask.
  return { kind: stat.mode & 0o100 ? "executable" : "file", content: readFileSync(file) };
};
