import { existsSync } from "node:fs";
import { join } from "node:path";
import { fieldOf, parseJson } from "../../local/json";
import { type Builder, platforms } from "./builder";

/**
 * Docker with buildx, which reads the Dockerfile.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export const docker: Builder = {
  name: "docker",
  missing: async (run) => {
    const engine = await run("docker", ["version", "--format", "{{.Server.Version}}"]);
    if ("notFound" in engine) {
      return "there is no docker on the PATH; install Docker (https://docs.docker.com/get-started/get-docker/)";
    }
    if (engine.exitCode !== 0) return `no Docker engine answers (${engine.lastLine}); start Docker`;
    const buildx = await run("docker", ["buildx", "version"]);
    if ("notFound" in buildx || buildx.exitCode !== 0) {
      return "docker has no buildx; install the plugin (https://github.com/docker/buildx#installing)";
    }
    return undefined;
  },
  cannotBuild: (source) =>
    existsSync(join(source, "Dockerfile")) ? undefined : "it holds no Dockerfile, which Docker builds an image from",
  commandFor: ({ address, tag, report }) => ({
    args: [
      ...["buildx", "build", "--platform", platforms, "--tag", `${address}:${tag}`],
      // The index then holds the two images and nothing else; an attestation would stand there as a third, of an unknown platform.
      "--provenance=false",
      ...["--metadata-file", report, "--push", "."],
    ],
    environment: {},
  }),
  digestIn: (report) => {
    const parsed = parseJson(report);
    const digest = "value" in parsed ? fieldOf(parsed.value, "containerimage.digest") : undefined;
    return typeof digest === "string" ? digest : undefined;
  },
};
