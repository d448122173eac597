import type { Environment } from "../config/schema";

/** What the services leave to an app's name, and what is put behind it: an alias of KMS has 256 characters, as has a topic of SNS. */
const characters = 200;

/**
 * The app's name before things that AWS would not make a second time under a name, but hand over: a topic called `notifications` may be
 * somebody else's. That is the repository's name behind the environment's prefix, in the characters that all services take.
 * https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 */
export const appName = ({ namePrefix, repository }: Pick<Environment, "namePrefix" | "repository">): string =>
  `${namePrefix}${repository}`.replace(/[^a-z0-9_-]/g, "-").slice(0, characters);
