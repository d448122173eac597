import type { AwsContext } from "./aws-context";
import { contentTag } from "./content-tag";

/**
 * The URI of the image that is built from a folder. It is made of names alone: the repository's stack need not be read, and a
 * change of the folder can be planned before its image exists.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 * @param folder relative to the project's root
 * @throws DefinitionError when the folder is missing or empty
 */
export const imageUri = (folder: string, repository: string, { accountId, region, dnsSuffix }: AwsContext): string =>
  `${accountId}.dkr.ecr.${region}.${dnsSuffix}/${repository}:${contentTag(folder)}`;
