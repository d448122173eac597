import { readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { frozenSource } from "../../commands/image/source";
import { contentTag } from "../../stacks/content-tag";
import { folderWith } from "./image-trial-folder";

const files = {
  "batch/Dockerfile": "FROM scratch",
  "batch/.dockerignore": ".dockerignore\nDockerfile\n**/*_test.go\nsecrets\n!secrets/public.txt\n",
  "batch/go.mod": "module batch",
  "batch/main.go": "package main",
  "batch/main_test.go": "package main",
  "batch/run.sh*": "#!/bin/sh",
  "batch/inner/deep.txt": "deep",
  "batch/secrets/key.txt": "key",
  "batch/secrets/public.txt": "public",
  "batch/.git/HEAD": "ref",
};

/** A project with an image folder, and the copy of that folder for its tag. */
const frozen = (project = folderWith(files), tag = contentTag("batch", project)) => ({
  project,
  tag,
  copy: frozenSource({ folder: "batch", tag }, project, folderWith()),
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !statSync(path.join(folder, name)).isDirectory())
    .sort();

it("holds what the tag counts, and what a builder reads to build it", () => {
  expect(filesBelow(frozen().copy)).toEqual([
    ".dockerignore",
    "Dockerfile",
    "go.mod",
    "inner/deep.txt",
    "main.go",
    "run.sh",
    "secrets/public.txt",
  ]);
});

it("has the same tag, bytes and executable bits", () => {
  const { copy, tag } = frozen();
  expect(contentTag("batch", path.dirname(copy))).toBe(tag);
  expect(readFileSync(path.join(copy, "main.go"), "utf8")).toBe("package main");
  expect(statSync(path.join(copy, "run.sh")).mode & 0o111).toBe(0o111);
});

it("copies links as links", () => {
  const project = folderWith(files);
  symlinkSync("inner/deep.txt", path.join(project, "batch", "link"));
  expect(readlinkSync(path.join(frozen(project).copy, "link"))).toBe("inner/deep.txt");
});

it("does not change with the folder", () => {
  const { project, copy } = frozen();
  writeFileSync(path.join(project, "batch", "main.go"), "package changed");
  expect(readFileSync(path.join(copy, "main.go"), "utf8")).toBe("package main");
});

it("is refused when the folder is no longer what the tag names", () => {
  const project = folderWith(files);
  const tag = contentTag("batch", project);
  writeFileSync(path.join(project, "batch", "main.go"), "package changed");
  expect(() => frozen(project, tag)).toThrow(
    `batch/ is not what ${tag} names: it has changed since the stacks were written; run the command again`,
  );
});
