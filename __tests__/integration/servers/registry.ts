/** A registry of images on this computer: crane's, in memory, and in it an empty base image for two architectures. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Server, startServer } from "./server-process";

/** A running registry. */
export interface Registry extends Server {
  /** An image without files, for linux/amd64 and linux/arm64. `scratch` is none: ko pulls its base from a registry. */
  readonly emptyBase: string;
}

/** @param folder for what is temporary */
export const startRegistry = async (
  crane: string,
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<Registry> => {
  const args = (port: number) => ["registry", "serve", "--address", `127.0.0.1:${port}`];
  const server = await startServer({ command: crane, args, env, log: path.join(folder, "registry.log") });
  const emptyBase = `127.0.0.1:${server.port}/empty`;
  const run = (...words: readonly string[]) => execFileSync(crane, words, { env, stdio: ["ignore", "pipe", "pipe"] });

  const noFiles = path.join(folder, "no-files.tar");
  writeFileSync(noFiles, Buffer.alloc(1024)); // Two blocks of zeros: the end of an archive.
  for (const architecture of ["amd64", "arm64"]) {
    const image = `${emptyBase}:${architecture}`;
    run("append", "--new_layer", noFiles, "--new_tag", image);
    run("mutate", image, "--set-platform", `linux/${architecture}`, "--tag", image);
  }
  run("index", "append", "--manifest", `${emptyBase}:amd64`, "--manifest", `${emptyBase}:arm64`, "--tag", emptyBase);
  return { ...server, emptyBase };
};

/** An image in a registry, by what it says of itself. */
export interface PushedImage {
  readonly digest: string | null;
  /** For each architecture, who runs what. */
  readonly platforms: readonly { readonly platform: string; readonly user: string; readonly runs: readonly string[] }[];
}

/**
 * Pulls what describes an image. https://github.com/opencontainers/image-spec/blob/main/image-index.md
 * @param registry `127.0.0.1:<port>`
 */
export const pushedImage = async (registry: string, repository: string, tag: string): Promise<PushedImage> => {
  const pull = (what: string) => {
    const headers = { accept: "application/vnd.oci.image.index.v1+json" };
    return fetch(`http://${registry}/v2/${repository}/${what}`, { headers });
  };
  const json = async <T>(what: string): Promise<T> => (await (await pull(what)).json()) as T;
  const described = async ({ digest, platform: { os, architecture } }: Index["manifests"][number]) => {
    const { config } = await json<{ config: { digest: string } }>(`manifests/${digest}`);
    const image = await json<{ config: { User: string; Entrypoint: string[] } }>(`blobs/${config.digest}`);
    return { platform: `${os}/${architecture}`, user: image.config.User, runs: image.config.Entrypoint };
  };
  const index = await pull(`manifests/${tag}`);
  const { manifests } = (await index.json()) as Index;
  return {
    digest: index.headers.get("docker-content-digest"),
    platforms: await Promise.all(manifests.map(described)),
  };
};

interface Index {
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform: { readonly os: string; readonly architecture: string };
  }[];
}
