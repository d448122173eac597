import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Testing } from "cdktf";
import { containerTasks, goBatch } from "../../asl/machines/container-tasks";
import { namedImages } from "../../commands/image/named-images";
import { contentTag } from "../../stacks/content-tag";
import { appStack, reference } from "../stacks/example-app";
import { folderWith } from "./image-trial-folder";

/** A project whose output is this. */
const projectWith = (images: unknown): string =>
  folderWith({ "cdktf.out/stacks/app/cdk.tf.json": JSON.stringify({ output: { images: { value: images } } }) });

/** A project whose output is what the stack is synthesized to. */
const synthesized = (stack: ReturnType<typeof appStack>): string => {
  const project = folderWith();
  mkdirSync(path.join(project, "cdktf.out"));
  symlinkSync(path.join(Testing.fullSynth(stack), "stacks"), path.join(project, "cdktf.out", "stacks"));
  return project;
};

const { account: _, ...withoutAccount } = reference;

it.each([
  ["with a configured account", reference],
  ["where Terraform looks the account up", withoutAccount],
])("reads repository and tag of each image folder %s", (_title, environment) => {
  expect(namedImages(synthesized(appStack({ ...environment, namePrefix: "prod-" })))).toEqual([
    { folder: "batch", repository: "prod-go-batch", tag: contentTag("batch") },
  ]);
});

it("names the image of a folder once, however many container tasks run it", () => {
  const twice = [...containerTasks, { ...goBatch, name: "again" }];
  expect(namedImages(synthesized(appStack(reference, { containerTasks: twice })))).toHaveLength(1);
});

it("keeps the slashes of a repository's name and the order of the container tasks", () => {
  const images = {
    report: "1.dkr.ecr.x.amazonaws.com/team/jobs:report-1",
    batch: "1.dkr.ecr.x.amazonaws.com/team/jobs:batch-1",
  };
  expect(namedImages(projectWith(images))).toEqual([
    { folder: "report", repository: "team/jobs", tag: "report-1" },
    { folder: "batch", repository: "team/jobs", tag: "batch-1" },
  ]);
});

it("says what to run where nothing is synthesized", () => {
  expect(() => namedImages(folderWith())).toThrow(
    "there is no cdktf.out/stacks/app/cdk.tf.json; run `npm run synth` first",
  );
});

it("refuses an image that is not of this project's form", () => {
  expect(() => namedImages(projectWith({ batch: "golang" }))).toThrow(
    'output.images: found "golang", expected <registry>/<repository>:<tag>',
  );
});
