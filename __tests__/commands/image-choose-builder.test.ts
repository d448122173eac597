import { namedBuilder, usableBuilder } from "../../commands/image/choose-builder";
import { docker } from "../../commands/image/docker";
import { ko } from "../../commands/image/ko";
import { toolsOf } from "../../commands/image/run-tool";
import { folderWith } from "./image-trial-folder";

/** What the programs of a PATH answer when they are asked whether they can work. */
const answers = {
  docker: "#!/bin/sh\necho 28.2.2\n",
  dockerWithoutEngine: "#!/bin/sh\necho 'Cannot connect to the Docker daemon' >&2\nexit 1\n",
  dockerWithoutBuildx: '#!/bin/sh\n[ "$1" = version ] && echo 28.2.2\n',
  ko: "#!/bin/sh\necho v0.19.1\n",
};

/** Chooses on a computer that has these programs. */
const chosen = async (named: Parameters<typeof namedBuilder>[0], programs: Readonly<Record<string, string>>) => {
  const run = toolsOf({ cwd: "/", env: { PATH: folderWith(programs) }, signal: new AbortController().signal });
  const told: string[] = [];
  const builder = await usableBuilder(namedBuilder(named), run, (sentence) => told.push(sentence));
  return { builder, told };
};

it("is Docker where both can work", async () => {
  expect(await chosen({}, { "docker*": answers.docker, "ko*": answers.ko })).toEqual({ builder: docker, told: [] });
});

it.each([
  ["there is no Docker engine", { "docker*": answers.dockerWithoutEngine }, "Cannot connect to the Docker daemon"],
  ["Docker has no buildx", { "docker*": answers.dockerWithoutBuildx }, "docker has no buildx; install the plugin"],
  ["there is no Docker", {}, "there is no docker on the PATH; install Docker"],
])("is ko where %s, and a sentence says why", async (_, programs, why) => {
  const { builder, told } = await chosen({}, { ...programs, "ko*": answers.ko });
  expect(builder).toBe(ko);
  expect(told).toEqual([expect.stringContaining(why)]);
});

it("is the one that was asked for, whatever else there is", async () => {
  expect(await chosen({ builder: "ko" }, { "docker*": answers.docker, "ko*": answers.ko })).toEqual({
    builder: ko,
    told: [],
  });
});

it("is no other than the one that was asked for", async () => {
  await expect(
    chosen({ builder: "docker" }, { "docker*": answers.dockerWithoutEngine, "ko*": answers.ko }),
  ).rejects.toThrow("no Docker engine answers (Cannot connect to the Docker daemon); start Docker");
  await expect(chosen({ builder: "ko" }, { "docker*": answers.docker })).rejects.toThrow(
    "there is no ko on the PATH; install it (go install github.com/google/ko@v0.19.1, or https://ko.build/install/)",
  );
});

it("says what to install where neither is there", async () => {
  await expect(chosen({}, {})).rejects.toThrow(
    "there is no docker on the PATH; install Docker (https://docs.docker.com/get-started/get-docker/); or build a Go program with ko: there is no ko on the PATH; install it (go install github.com/google/ko@v0.19.1, or https://ko.build/install/)",
  );
});

it("refuses a word that names no builder", () => {
  expect(() => namedBuilder({ builder: "podman" })).toThrow('--builder: found "podman", allowed docker or ko');
});
