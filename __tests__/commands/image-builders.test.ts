import { docker } from "../../commands/image/docker";
import { ko } from "../../commands/image/ko";
import { folderWith } from "./image-trial-folder";

const build = {
  address: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/go-batch",
  tag: "batch-0123456789abcdef",
  report: "/tmp/report",
};
const digest = `sha256:${"4b92f20a".repeat(8)}`;

describe("docker", () => {
  it("builds the folder's Dockerfile for both architectures and pushes them as one index, without attestations", () => {
    expect(["docker", ...docker.commandFor(build).args].join(" ")).toBe(
      "docker buildx build --platform linux/amd64,linux/arm64 --tag 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/go-batch:batch-0123456789abcdef --provenance=false --metadata-file /tmp/report --push .",
    );
  });

  it("tells the digest of the index", () => {
    const report = { "buildx.build.ref": "default/default/x", "containerimage.digest": digest, "image.name": "x" };
    expect(docker.digestIn(JSON.stringify(report))).toBe(digest);
    expect(docker.digestIn("{}")).toBeUndefined();
    expect(docker.digestIn("")).toBeUndefined();
  });

  it("needs a Dockerfile", () => {
    expect(docker.cannotBuild(folderWith({ Dockerfile: "FROM scratch" }))).toBeUndefined();
    expect(docker.cannotBuild(folderWith())).toBe("it holds no Dockerfile, which Docker builds an image from");
  });
});

describe("ko", () => {
  it("builds the folder's program for both architectures and pushes it under its tag, without an SBOM", () => {
    const { args, environment } = ko.commandFor(build);
    expect(["ko", ...args].join(" ")).toBe(
      "ko build --bare --tags=batch-0123456789abcdef --platform=linux/amd64,linux/arm64 --sbom=none --image-user=65532 --image-refs=/tmp/report .",
    );
    expect(environment.KO_DOCKER_REPO).toBe(build.address);
  });

  it("lets nothing of the person's environment into the digest", () => {
    expect(ko.commandFor(build).environment).toMatchObject({
      SOURCE_DATE_EPOCH: "0",
      KO_DATA_DATE_EPOCH: "0",
      GOFLAGS: "-buildvcs=false",
    });
  });

  it("tells the digest of the index, which stands before those of the platforms", () => {
    const other = `sha256:${"0".repeat(64)}`;
    expect(ko.digestIn(`127.0.0.1:5000/go-batch:batch-x@${digest}\n127.0.0.1:5000/go-batch@${other}\n`)).toBe(digest);
    expect(ko.digestIn("")).toBeUndefined();
  });

  it("needs a Go module", () => {
    expect(ko.cannotBuild(folderWith({ "go.mod": "module batch" }))).toBeUndefined();
    expect(ko.cannotBuild(folderWith({ "main.py": "" }))).toBe("it holds no go.mod, and ko builds Go programs only");
  });
});
