/** The images that the synthesized stack names. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, objectIn, parseJson } from "../../local/json";
import { outdir } from "../synthesize";
import { Failure } from "../verb";

/** An image that a container task will run. */
export interface NamedImage {
  /** The folder that it is built from, relative to the project's root. */
  readonly folder: string;
  /** The repository's name in ECR, prefix included. */
  readonly repository: string;
  /** The hash of the folder's content, behind the folder's name. */
  readonly tag: string;
}

const appStack = join(outdir, "stacks", "app", "cdk.tf.json");

/**
 * Reads the output `images` of the stack `app`, so that what is pushed is what will be deployed.
 * @param cwd the project's root
 * @throws Failure when there is no synthesized stack, or one that names its images in another way
 */
export const namedImages = (cwd: string): readonly NamedImage[] => {
  const file = join(cwd, appStack);
  if (!existsSync(file)) throw new Failure(`there is no ${appStack}; run \`npm run synth\` first`);
  const parsed = parseJson(readFileSync(file, "utf8"));
  const stack = "value" in parsed && isObject(parsed.value) ? parsed.value : {};
  const images = objectIn(objectIn(objectIn(stack, "output"), "images"), "value");
  return Object.entries(images).map(([folder, uri]) => ({ folder, ...partsOf(uri) }));
};

/** Before the first slash stands the registry, whose account Terraform may have to look up. */
const partsOf = (uri: unknown): Omit<NamedImage, "folder"> => {
  const [, repository, tag] = /^[^/]+\/([^:]+):([^:/]+)$/.exec(String(uri)) ?? [];
  if (repository !== undefined && tag !== undefined) return { repository, tag };
  throw new Failure(
    `${appStack}: output.images: found ${JSON.stringify(uri)}, expected <registry>/<repository>:<tag>; run \`npm run synth\` again`,
  );
};
