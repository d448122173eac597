/** What every client of the AWS SDK is made with. Credentials and endpoints come from the SDK's own sources: environment, profiles, roles. */
import type { Environment } from "../config/schema";

// The versions of the SDK are pinned: its notice of Node versions to come is for those who raise them, not for who runs a command.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/**
 * Settings of a client in the environment's region. Without time limits (in milliseconds) the SDK waits for minutes when packets are
 * dropped, and for ever when something that is not AWS listens. The SDK tries three times.
 */
export const clientSettings = ({ region }: Pick<Environment, "region">) => ({
  region,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});

/**
 * S3 puts the bucket into the host's name, which endpoints of one's own seldom have. They get it in the path.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export const s3Settings = (
  environment: Pick<Environment, "region">,
  env: Readonly<Record<string, string | undefined>>,
) => ({
  ...clientSettings(environment),
  forcePathStyle: (env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL) !== undefined,
});
