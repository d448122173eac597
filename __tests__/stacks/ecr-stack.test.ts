import "cdktf/lib/testing/adapters/jest";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { Testing } from "cdktf";
import type { Environment } from "../../config/schema";
import { EcrStack } from "../../stacks/ecr-stack";
import { exampleEnvironment } from "./example-environment";
import { itWithProvider, itWithTerraform, terraform, validate } from "./terraform-validate";

Testing.setupJest();

const ecrStack = (changes: Partial<Environment> = {}): EcrStack =>
  new EcrStack(Testing.app(), "ecr", { ...exampleEnvironment, ...changes });

const folderOf = (stack: EcrStack): string => path.join(Testing.fullSynth(stack), "stacks", "ecr");

describe("the ecr stack", () => {
  const synthesized = Testing.synth(ecrStack(), true);

  it("holds one repository whose tags never change", () => {
    expect(JSON.parse(synthesized).resource.aws_ecr_repository).toEqual({
      repository: {
        name: "batch",
        image_tag_mutability: "IMMUTABLE",
        image_scanning_configuration: { scan_on_push: true },
        encryption_configuration: [{ encryption_type: "AES256" }],
        force_delete: false,
      },
    });
  });

  it("puts the configured prefix before its name", () => {
    expect(Testing.synth(ecrStack({ namePrefix: "prod-" }), true)).toHaveResourceWithProperties(EcrRepository, {
      name: "prod-batch",
    });
  });

  it("expires untagged images after a week, and no tagged one", () => {
    const { policy, repository } = JSON.parse(synthesized).resource.aws_ecr_lifecycle_policy.lifecyclePolicy;
    expect(repository).toBe("${aws_ecr_repository.repository.name}");
    expect(JSON.parse(policy)).toEqual({
      rules: [
        {
          rulePriority: 1,
          description: "Untagged images expire after 7 days",
          selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
          action: { type: "expire" },
        },
      ],
    });
  });

  it("tells where to push to", () => {
    expect(JSON.parse(synthesized).output.repositoryUrl.value).toBe("${aws_ecr_repository.repository.repository_url}");
  });

  it("is written the same into another folder", () => {
    const [once, again] = [folderOf(ecrStack()), folderOf(ecrStack())];
    expect(again).not.toBe(once);
    expect(readFileSync(path.join(again, "cdk.tf.json"))).toEqual(readFileSync(path.join(once, "cdk.tf.json")));
  });

  itWithProvider("is valid Terraform", () => {
    expect(validate(folderOf(ecrStack()))).toEqual([]);
  });

  itWithProvider("and the validation would see a fault", () => {
    const faulty = ecrStack();
    faulty.addOverride("resource.aws_ecr_repository.repository.image_tag_mutability", "SOMETIMES");
    expect(validate(folderOf(faulty))).toEqual([
      expect.objectContaining({ severity: "error", address: "aws_ecr_repository.repository" }),
    ]);
  });

  itWithTerraform("does not start without a bucket for its state, and leaves no local one", () => {
    const folder = folderOf(ecrStack());
    const { status, stderr } = terraform(folder, "init", "-input=false", "-no-color");
    expect(status).toBe(1);
    expect(stderr).toContain('The attribute "bucket" is required by the backend');
    expect(readdirSync(folder)).toEqual(["cdk.tf.json"]);
  });
});
