/** A copy of an image folder that cannot change while it is built. */
import { cpSync, existsSync, lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { contentTag } from "../../stacks/content-tag";
import { ignoredBy } from "../../stacks/dockerignore";
import { Failure } from "../verb";
import type { NamedImage } from "./named-images";

/**
 * Copies what the tag counts into a folder of its own, and returns that folder. A tag can never be pushed again, so it must not get
 * what somebody saves during the build. It also holds for builders that know no `.dockerignore`.
 * @param cwd the project's root
 * @param into the folder that gets the copy
 * @throws Failure when the image folder is not what the tag names
 */
export const frozenSource = (
  { folder, tag }: Pick<NamedImage, "folder" | "tag">,
  cwd: string,
  into: string,
): string => {
  const source = path.join(cwd, folder);
  const copy = path.join(into, folder);
  const dockerignore = path.join(source, ".dockerignore");
  const ignored = ignoredBy(existsSync(dockerignore) ? readFileSync(dockerignore, "utf8") : "");
  const belongs = (relative: string) => readByBuilder.has(relative) || !ignored(relative);
  cpSync(source, copy, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: (from) =>
      path.basename(from) !== ".git" &&
      // A folder that is ignored may hold something that `!` takes back.
      (lstatSync(from).isDirectory() || belongs(path.relative(source, from).split(path.sep).join("/"))),
  });
  if (contentTag(folder, into) === tag) return copy;
  throw new Failure(
    `${folder}/ is not what ${tag} names: it has changed since the stacks were written; run the command again`,
  );
};

const readByBuilder: ReadonlySet<string> = new Set(["Dockerfile", ".dockerignore"]);
