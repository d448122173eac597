import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { ko } from "../../commands/image/ko";
import { pushImage } from "../../commands/image/push-image";
import { toolsOf } from "../../commands/image/run-tool";
import { contentTag } from "../../stacks/content-tag";
import { folderWith } from "./image-trial-folder";

const registry = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";
const digest = `sha256:${"4b92f20a".repeat(8)}`;

/** Does what ko does for those who start it, and leaves what it was started with in `$SEEN`. */
const builds = `#!/bin/sh
for argument; do case $argument in --image-refs=*) report=\${argument#*=};; esac; done
pwd -P >"$SEEN/folder"; cp main.go "$SEEN/"; echo "$*" >"$SEEN/arguments"; env >"$SEEN/environment"
[ -z "$DOCKER_CONFIG" ] || cp "$DOCKER_CONFIG/config.json" "$SEEN/"
echo building
echo "$KO_DOCKER_REPO:tag@${digest}" >"$report"
`;
const fails = "#!/bin/sh\necho 'main.go:3:1: syntax error'\nexit 1\n";
const hangs = '#!/bin/sh\necho "$$" >"$SEEN/process"\necho building\nexec sleep 600\n';

/** Pushes the image of a project with a builder that is this script; `env` is beside the PATH. */
const trial = (script: string, env: Readonly<Record<string, string>> = {}, there: readonly string[] = []) => {
  const project = folderWith({ "batch/go.mod": "module batch", "batch/main.go": "package main" });
  const seen = folderWith();
  const told: string[] = [];
  const stop = new AbortController();
  const temporary = folderWith();
  const process = {
    cwd: project,
    env: {
      PATH: `${folderWith({ "ko*": script })}:/usr/bin:/bin`,
      HOME: folderWith(),
      TMPDIR: temporary,
      SEEN: seen,
      ...env,
    },
    signal: stop.signal,
  };
  const image = { folder: "batch", repository: "go-batch", tag: contentTag("batch", project) };
  const ecr = {
    addressOf: async (repository: string) => `${registry}/${repository}`,
    digestOf: async () => there[0],
    login: async () => "QVdTOnNlY3JldA==",
  };
  const push = (tell: (line: string) => void = () => {}) =>
    pushImage(image, {
      builder: ko,
      ecr,
      tools: toolsOf(process),
      process,
      tell: (line) => {
        told.push(line);
        tell(line);
      },
    });
  const read = (name: string) => readFileSync(path.join(seen, name), "utf8");
  return { push, stop, image, told, temporary, seen, read };
};

it("returns the folder, the name in ECR and the digest that the builder tells", async () => {
  const { push, image, told } = trial(builds);
  expect(await push()).toEqual({ folder: "batch", uri: `${registry}/go-batch:${image.tag}`, digest, pushed: true });
  expect(told).toEqual([`batch/: ko builds and pushes ${registry}/go-batch:${image.tag}`, "building"]);
});

it("builds a copy of the folder, and leaves nothing behind", async () => {
  const { push, temporary, read } = trial(builds);
  await push();
  expect(read("main.go")).toBe("package main");
  expect(read("folder").trim().startsWith(realpathSync(temporary))).toBe(true);
  expect(readdirSync(temporary)).toEqual([]);
});

it("gives the login in a file, neither on the command line nor in the environment", async () => {
  const { push, read } = trial(builds);
  await push();
  expect(JSON.parse(read("config.json")).auths).toEqual({ [registry]: { auth: "QVdTOnNlY3JldA==" } });
  for (const name of ["arguments", "environment"]) expect(read(name)).not.toContain("QVdTOnNlY3JldA");
  expect(read("environment")).toContain(`KO_DOCKER_REPO=${registry}/go-batch\n`);
});

it("pushes to IMAGE_REGISTRY, for trials, without a login", async () => {
  const { push, image, seen } = trial(builds, { IMAGE_REGISTRY: "127.0.0.1:5000" });
  expect(await push()).toMatchObject({ uri: `127.0.0.1:5000/go-batch:${image.tag}`, digest });
  expect(existsSync(path.join(seen, "config.json"))).toBe(false);
});

it("tells with which words the builder failed, and leaves no login behind", async () => {
  const { push, temporary } = trial(fails);
  await expect(push()).rejects.toThrow(
    "ko could not build and push batch/: it ended with 1 (main.go:3:1: syntax error)",
  );
  expect(readdirSync(temporary)).toEqual([]);
});

it("takes the image of whoever pushed it meanwhile", async () => {
  const other = `sha256:${"0".repeat(64)}`;
  expect(await trial(fails, {}, [other]).push()).toMatchObject({ digest: other, pushed: false });
});

it("stops the builder on a signal, and leaves no login behind", async () => {
  const { push, stop, temporary, read } = trial(hangs);
  await expect(push((line) => line === "building" && stop.abort("SIGINT"))).rejects.toBe("SIGINT");
  expect(readdirSync(temporary)).toEqual([]);
  expect(() => process.kill(Number(read("process")), 0)).toThrow("ESRCH");
});
