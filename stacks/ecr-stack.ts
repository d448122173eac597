import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../config/schema";
import { awsContext } from "./aws-context";
import { encryption } from "./encryption";
import { terraformSettings } from "./terraform-settings";

/** The repository of the images: it exists before the first push, and a destroy of the other stack leaves it alone. */
export class EcrStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    terraformSettings(this, environment);
    const { keyArn } = environment.customerManagedKeys
      ? // ECR asks with the rights of whoever makes the repository, so that no service has to be named.
        encryption(this, "images", environment, awsContext(this, environment), [])
      : {};
    const repository = imageRepository(this, environment, keyArn);
    expireUntagged(this, repository);
    new TerraformOutput(this, "repositoryUrl", {
      description: "Where images are pushed to, without a tag",
      value: repository.repositoryUrl,
    });
  }
}

const imageRepository = (
  scope: Construct,
  { namePrefix, repository }: Environment,
  keyArn: string | undefined,
): EcrRepository =>
  new EcrRepository(scope, "repository", {
    name: `${namePrefix}${repository}`,
    // A tag names the content of an image folder: what a deployed revision names can never become something else.
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    // A repository keeps the encryption that it was made with: with another one Terraform would have to replace it.
    encryptionConfiguration: [
      keyArn === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey: keyArn },
    ],
    // A destroy stops at a repository that still holds images.
    forceDelete: false,
  });

/**
 * Images without a tag go after a week: left-overs of pushes that broke off. Tagged ones stay, however old. Every revision of a task
 * definition names its image by tag, and a roll back runs an old revision, so no age and no count tells which are done with.
 * The images for single architectures below a tagged one have no tag of their own; ECR expires none that a manifest list names.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
const expireUntagged = (scope: Construct, repository: EcrRepository): EcrLifecyclePolicy =>
  new EcrLifecyclePolicy(scope, "lifecyclePolicy", {
    repository: repository.name,
    policy: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          description: "Untagged images expire after 7 days",
          selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
          action: { type: "expire" },
        },
      ],
    }),
  });
