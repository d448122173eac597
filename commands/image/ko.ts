import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Builder, platforms } from "./builder";

/**
 * ko, which builds a Go program without a Docker engine and puts it on a base image. The base is that of the folder's `.ko.yaml` or of
 * `KO_DEFAULTBASEIMAGE`, else ko's own.
 * https://ko.build/configuration/
 */
export const ko: Builder = {
  name: "ko",
  missing: async (run) => {
    const version = await run("ko", ["version"]);
    if (!("notFound" in version) && version.exitCode === 0) return undefined;
    return "there is no ko on the PATH; install it (go install github.com/google/ko@v0.19.1, or https://ko.build/install/)";
  },
  cannotBuild: (source) =>
    existsSync(join(source, "go.mod")) ? undefined : "it holds no go.mod, and ko builds Go programs only",
  commandFor: ({ address, tag, report }) => ({
    args: [
      ...["build", "--bare", `--tags=${tag}`, `--platform=${platforms}`],
      // No SBOM, which would be a tag more, and the user of our Dockerfile.
      ...["--sbom=none", "--image-user=65532", `--image-refs=${report}`, "."],
    ],
    environment: {
      KO_DOCKER_REPO: address,
      // The same commit gives the same digest, whoever builds it and where. https://reproducible-builds.org/docs/source-date-epoch/
      SOURCE_DATE_EPOCH: "0",
      KO_DATA_DATE_EPOCH: "0",
      GOFLAGS: "-buildvcs=false",
      // ko can log in to ECR by itself; then too the login is not written into the person's home.
      AWS_ECR_DISABLE_CACHE: "true",
    },
  }),
  // The index stands first, the images of the platforms below it.
  digestIn: (report) => /@(sha256:[0-9a-f]{64})/.exec(report)?.[1],
};
