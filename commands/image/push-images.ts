/** Brings the images that a deploy names into ECR. */
import type { Environment } from "../../config/schema";
import type { Process } from "../verb";
import type { Builder } from "./builder";
import { usableBuilder } from "./choose-builder";
import { ecrOf } from "./ecr";
import { type NamedImage, namedImages } from "./named-images";
import { inEcr, pushImage, type RegistryImage } from "./push-image";
import { toolsOf } from "./run-tool";

/** How images are pushed. */
export interface Push {
  /** The builder that a person asked for; undefined: one that works here. */
  readonly builder: Builder | undefined;
  /** Gets what is being done, line by line, the builder's own words among them. */
  readonly tell: (line: string) => void;
}

/**
 * The images of the synthesized stack that are not in ECR.
 * @throws Failure when there is no synthesized stack, no repository, or AWS cannot be asked
 */
export const missingImages = async (
  environment: Environment,
  { cwd, signal }: Pick<Process, "cwd" | "signal">,
): Promise<readonly NamedImage[]> => {
  const ecr = ecrOf(environment, signal);
  const images = namedImages(cwd);
  const digests = await Promise.all(images.map(ecr.digestOf));
  return images.filter((_, index) => digests[index] === undefined);
};

/**
 * Builds and pushes the images of the synthesized stack that are not in ECR. When all are there it asks for no builder.
 *
 * `IMAGE_REGISTRY` in the environment, such as `127.0.0.1:5000`, gets the pushes in place of ECR, without a login. It is for trials:
 * what is missing is still asked of ECR.
 * @returns all images, in the order of the app's container tasks
 * @throws Failure when one cannot be built or pushed
 */
export const pushMissingImages = async (
  environment: Environment,
  { builder: named, tell }: Push,
  process: Pick<Process, "cwd" | "env" | "signal">,
): Promise<readonly RegistryImage[]> => {
  const ecr = ecrOf(environment, process.signal);
  const tools = toolsOf(process);
  const images = namedImages(process.cwd);
  const found = await Promise.all(images.map((image) => inEcr(image, ecr)));
  const there = found.filter((image) => image !== undefined);
  if (there.length === images.length) return there;

  const builder = await usableBuilder(named, tools, tell);
  const all: RegistryImage[] = [];
  // One after the other: their lines stay together, and a builder takes all processors as it is.
  for (const [index, image] of images.entries()) {
    all.push(found[index] ?? (await pushImage(image, { builder, ecr, tools, tell, process })));
  }
  return all;
};
