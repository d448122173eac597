/** One image: built from its folder, pushed under its tag. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, type Process } from "../verb";
import type { Builder } from "./builder";
import { dockerConfigWith } from "./docker-login";
import type { Ecr } from "./ecr";
import type { NamedImage } from "./named-images";
import type { RunTool, ToolEnd } from "./run-tool";
import { frozenSource } from "./source";

/** An image that is in a registry. */
export interface RegistryImage {
  /** The folder that it is built from, relative to the project's root. */
  readonly folder: string;
  /** Its name as a container task has it: `<registry>/<repository>:<tag>`. */
  readonly uri: string;
  /** `sha256:…` of the index of both architectures. */
  readonly digest: string;
  /** Whether it was pushed now; else it was there already. */
  readonly pushed: boolean;
}

/** What an image is pushed with. */
export interface Means {
  readonly builder: Builder;
  readonly ecr: Ecr;
  readonly tools: RunTool;
  readonly tell: (line: string) => void;
  readonly process: Pick<Process, "cwd" | "env">;
}

/** The image as ECR has it; undefined when it has none under this tag. */
export const inEcr = async (image: NamedImage, ecr: Ecr): Promise<RegistryImage | undefined> => {
  const digest = await ecr.digestOf(image);
  if (digest === undefined) return undefined;
  return { folder: image.folder, uri: `${await ecr.addressOf(image.repository)}:${image.tag}`, digest, pushed: false };
};

/**
 * Builds an image and pushes it. Copy, login and report are gone when it returns or throws.
 * @throws Failure when the builder cannot do it, or its folder is no longer what the tag names
 */
export const pushImage = async (image: NamedImage, means: Means): Promise<RegistryImage> => {
  // Only its owner can look into it (0700): it will hold the login.
  const folder = mkdtempSync(join(means.process.env.TMPDIR || tmpdir(), "image-"));
  try {
    return await pushFrom(folder, image, means);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const pushFrom = async (
  folder: string,
  image: NamedImage,
  { builder, ecr, tools, tell, process }: Means,
): Promise<RegistryImage> => {
  const { tag } = image;
  const source = frozenSource(image, process.cwd, join(folder, "source"));
  const cannot = builder.cannotBuild(source);
  if (cannot !== undefined) throw new Failure(`${builder.name} cannot build ${image.folder}/: ${cannot}`);

  const { address, login } = await registryOf(image, join(folder, "docker"), ecr, process.env);
  const uri = `${address}:${tag}`;
  const report = join(folder, "report");
  const { args, environment } = builder.commandFor({ address, tag, report });
  tell(`${image.folder}/: ${builder.name} builds and pushes ${uri}`);
  const end = await tools(builder.name, args, { cwd: source, environment: { ...environment, ...login }, tell });
  const digest = existsSync(report) ? builder.digestIn(readFileSync(report, "utf8")) : undefined;
  if ("exitCode" in end && end.exitCode === 0 && digest !== undefined) {
    return { folder: image.folder, uri, digest, pushed: true };
  }
  // Somebody else may have pushed it meanwhile: ECR takes a tag once, from whoever comes first.
  const there = await inEcr(image, ecr);
  if (there !== undefined) return there;
  throw new Failure(`${builder.name} could not build and push ${image.folder}/: ${reasonOf(end)}`);
};

/** Where the image goes, and the environment that a builder finds the login by. */
const registryOf = async (
  { repository }: NamedImage,
  dockerConfig: string,
  ecr: Ecr,
  env: Process["env"],
): Promise<{ readonly address: string; readonly login: Readonly<Record<string, string>> }> => {
  if (env.IMAGE_REGISTRY) return { address: `${env.IMAGE_REGISTRY}/${repository}`, login: {} };
  const address = await ecr.addressOf(repository);
  const host = address.slice(0, address.indexOf("/"));
  dockerConfigWith({ host, auth: await ecr.login() }, dockerConfig, env);
  return { address, login: { DOCKER_CONFIG: dockerConfig } };
};

const reasonOf = (end: ToolEnd): string => {
  if ("notFound" in end) return end.notFound;
  return end.exitCode === 0 ? "it did not tell the digest" : `it ended with ${end.exitCode} (${end.lastLine})`;
};
