import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Backend, type TerraformStack } from "cdktf";
import type { Environment } from "../config/schema";
import { forgetOtherEnvironment } from "./initialised-backend";
import { refuseAmbiguousIds } from "./logical-ids";
import { copyProviderLock } from "./provider-lock";
import { asTerraformText } from "./terraform-template";

/** What every stack needs before its first resource: the provider, the place of its state, and the guards of synth. */
export const terraformSettings = (stack: TerraformStack, environment: Environment): void => {
  awsProvider(stack, environment);
  stateInS3(stack, environment);
  copyProviderLock(stack);
  refuseAmbiguousIds(stack);
};

/** The provider of one region, with the configured tags on everything, refusing to work in any account but a configured one. */
const awsProvider = (stack: TerraformStack, { region, account, tags }: Environment): void => {
  new AwsProvider(stack, "aws", {
    region,
    ...(account !== undefined && { allowedAccountIds: [account] }),
    ...(Object.keys(tags).length > 0 && { defaultTags: [{ tags: { ...asTerraformText(tags) } }] }),
  });
  // The binding writes the one version it was made from. The stacks use only what both ends of this range have.
  stack.addOverride("terraform.required_providers.aws.version", ">= 5.100.0, < 7.0.0");
  // 1.10 is the first with `use_lockfile`; an older one says so instead of "unsupported argument".
  stack.addOverride("terraform.required_version", ">= 1.10.0");
};

/**
 * The state in S3 under `<environment>/<stack>.tfstate`, encrypted, locked by a file beside it.
 * https://developer.hashicorp.com/terraform/language/backend/s3
 *
 * While no bucket is configured the backend stands there without one. `terraform init` then stops and names what is missing;
 * without a backend it would keep the state on one person's disk, and cdktf would write the absolute path of that file into the JSON.
 */
const stateInS3 = (stack: TerraformStack, { name, region, stateBucket }: Environment): void => {
  const key = `${name}/${stack.node.id}.tfstate`;
  const backend = new S3Backend(stack, {
    bucket: stateBucket ?? "",
    key,
    region,
    encrypt: true,
  });
  forgetOtherEnvironment(backend, key);
  // S3BackendConfig has no such property yet.
  backend.addOverride("use_lockfile", true);
  // S3BackendConfig insists on a bucket; an override with undefined takes the key out of the JSON.
  if (stateBucket === undefined) backend.addOverride("bucket", undefined);
};
