/**
 * What stands for ECR's registry: hands pushes and pulls on to the local registry, and tells moto of each pushed tag. moto's ECR
 * knows images, but takes no pushes.
 */
import { createHash } from "node:crypto";
import { type ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import { type Door, forwarded, startDoor } from "./door";

/** @returns the door; `127.0.0.1:<port>` is what `IMAGE_REGISTRY` names */
export const startRegistryDoor = (registryPort: number, ecr: ECRClient): Promise<Door> =>
  startDoor(async (asked) => {
    const reply = await forwarded(asked, registryPort);
    // https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests
    const [, repository, tag] = /^\/v2\/(.+)\/manifests\/([^:/]+)$/.exec(asked.url) ?? [];
    if (asked.method === "PUT" && reply.status === 201 && repository !== undefined) {
      await ecr.send(
        new PutImageCommand({
          repositoryName: repository,
          imageTag: tag,
          imageDigest: `sha256:${createHash("sha256").update(asked.body).digest("hex")}`,
          imageManifest: asked.body.toString(),
          imageManifestMediaType: asked.headers["content-type"],
        }),
      );
    }
    return reply;
  });
