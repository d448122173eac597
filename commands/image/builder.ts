/** What builds images. */
import type { RunTool } from "./run-tool";

/** An image to build and push. */
export interface Build {
  /** The name to push it under: `<registry>/<repository>`. */
  readonly address: string;
  readonly tag: string;
  /** A file that does not exist yet, for what the builder tells about the image. */
  readonly report: string;
}

/** A command line, run in the image's folder. */
export interface BuildCommand {
  readonly args: readonly string[];
  /** Beside the environment of this process. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A program that builds an image for both architectures and pushes it under its tag. */
export interface Builder {
  /** The program's name, and the word for it in `--builder`. */
  readonly name: "docker" | "ko";
  /** What keeps it from working on this computer, and what to do, as a phrase; undefined when nothing does. */
  readonly missing: (run: RunTool) => Promise<string | undefined>;
  /** What keeps it from building this folder, as a phrase about the folder; undefined when nothing does. */
  readonly cannotBuild: (source: string) => string | undefined;
  readonly commandFor: (build: Build) => BuildCommand;
  /** The digest of the pushed index in what stands in the report; undefined when it is not there. */
  readonly digestIn: (report: string) => string | undefined;
}

/** The architectures of every image, as Fargate has them. */
export const platforms = "linux/amd64,linux/arm64";
