import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { CannotRun } from "../cannot-run";

/** Where image folders are, and where their programs go. */
export interface Places {
  /** The project's root: image folders are relative to it. */
  readonly cwd: string;
  /** The synthesized output; programs are built below its `local/`. */
  readonly outdir: string;
}

/** What keeps an image folder from being built, one phrase each. */
export function folderFindings({ cwd }: Places, folder: string): readonly string[] {
  if (!existsSync(join(cwd, folder)))
    return [`the image folder ${folder}/ is not in ${cwd}; start the command in the project's root`];
  if (existsSync(join(cwd, folder, "go.mod"))) return [];
  return [
    `${folder}/ has no go.mod: the local run builds Go programs only, a program in another language runs on AWS only`,
  ];
}

/** The folder that a program is built into and runs in. */
export const programFolder = ({ cwd, outdir }: Places, folder: string): string => resolve(cwd, outdir, "local", folder);

/**
 * Builds the Go program of an image folder, as its Dockerfile does but for this computer, and returns its path.
 * The program is built and then run by itself: `go run` would turn every exit code into 1.
 * @throws CannotRun when there is no Go or the program does not compile
 */
export function goBuild(places: Places, folder: string, signal: AbortSignal): Promise<string> {
  const program = join(programFolder(places, folder), "program");
  return new Promise((done, fail) => {
    // Without VCS stamping a build needs no git, and none of its refusals of foreign folders.
    const build = spawn("go", ["build", "-buildvcs=false", "-o", program, "."], {
      cwd: resolve(places.cwd, folder),
      env: { ...process.env, CGO_ENABLED: "0" },
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [build.stdout, build.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
    build.once("error", (error: NodeJS.ErrnoException) => {
      const missing = `there is no Go on this computer (no "go" on the PATH), and the local run builds ${folder}/ with it; get it from https://go.dev/dl/`;
      fail(error.code === "ENOENT" ? new CannotRun([missing]) : error);
    });
    build.once("close", (code) => {
      if (code === 0) done(program);
      else fail(new CannotRun([`go build in ${folder}/ failed:\n${said.trim()}`]));
    });
  });
}
