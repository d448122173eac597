import "cdktf/lib/testing/adapters/jest";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, TerraformStack, Testing } from "cdktf";
import type { Environment } from "../../config/schema";
import { copyProviderLock } from "../../stacks/provider-lock";
import { terraformSettings } from "../../stacks/terraform-settings";
import { exampleEnvironment } from "./example-environment";

Testing.setupJest();

const synthesized = (changes: Partial<Environment> = {}): string => {
  const stack = new TerraformStack(Testing.app(), "app");
  terraformSettings(stack, { ...exampleEnvironment, ...changes });
  return Testing.synth(stack, true);
};

describe("the provider", () => {
  it("works in the configured region and takes any account while none is configured", () => {
    expect(JSON.parse(synthesized()).provider).toEqual({ aws: [{ region: "ap-northeast-1" }] });
  });

  it("refuses every account but the configured one", () => {
    expect(JSON.parse(synthesized({ account: "123456789012" })).provider.aws).toEqual([
      { region: "ap-northeast-1", allowed_account_ids: ["123456789012"] },
    ]);
  });

  it("puts the configured tags on everything, as they are written", () => {
    const tags = { team: "data", costCenter: "42", "${brace}": "%{brace}" };
    expect(synthesized({ tags })).toHaveProviderWithProperties(AwsProvider, {
      default_tags: [{ tags: { team: "data", costCenter: "42", "$${brace}": "%%{brace}" } }],
    });
  });
});

describe("the terraform block", () => {
  it("keeps the state in S3 under environment and stack, encrypted and locked, and takes provider 5.100 to 6", () => {
    expect(JSON.parse(synthesized({ name: "prod", stateBucket: "state-123456789012" })).terraform).toEqual({
      backend: {
        s3: {
          bucket: "state-123456789012",
          key: "prod/app.tfstate",
          region: "ap-northeast-1",
          encrypt: true,
          use_lockfile: true,
        },
      },
      required_providers: { aws: { source: "aws", version: ">= 5.100.0, < 7.0.0" } },
      required_version: ">= 1.10.0",
    });
  });

  it("has the S3 backend, without a bucket, while none is configured", () => {
    expect(JSON.parse(synthesized()).terraform.backend).toEqual({
      s3: { key: "dev/app.tfstate", region: "ap-northeast-1", encrypt: true, use_lockfile: true },
    });
  });
});

describe("the guard of ids", () => {
  it("comes with the settings", () => {
    const stack = new TerraformStack(Testing.app(), "app");
    terraformSettings(stack, exampleEnvironment);
    new SqsQueue(stack, "日本", {});
    expect(() => Testing.synth(stack, true)).toThrow("app/日本");
  });
});

describe("what terraform init has recorded", () => {
  const recordAfterSynth = (recorded: object, changes: Partial<Environment>): boolean => {
    const stack = new TerraformStack(Testing.app(), "app");
    terraformSettings(stack, { ...exampleEnvironment, ...changes });
    const record = path.join(App.of(stack).outdir, "stacks", "app", ".terraform", "terraform.tfstate");
    mkdirSync(path.dirname(record), { recursive: true });
    writeFileSync(record, JSON.stringify({ backend: { type: "s3", config: recorded } }, null, 2));
    App.of(stack).synth();
    return existsSync(record);
  };

  it("goes when another environment is synthesized, as Terraform would offer to copy the one's state over the other's", () => {
    expect(recordAfterSynth({ bucket: "states", key: "dev/app.tfstate" }, { name: "staging" })).toBe(false);
  });

  it("stays for the same environment, even in another bucket: that is a move, about which Terraform asks", () => {
    expect(recordAfterSynth({ bucket: "states", key: "dev/app.tfstate" }, { name: "dev" })).toBe(true);
    expect(recordAfterSynth({ bucket: "old", key: "dev/app.tfstate" }, { name: "dev", stateBucket: "new" })).toBe(true);
  });
});

describe("the provider lock", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "provider-lock-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const lockIn = (lockRoot: string): string => {
    const stack = new TerraformStack(Testing.app(), "app");
    copyProviderLock(stack, lockRoot);
    return path.join(Testing.fullSynth(stack), "stacks", "app", ".terraform.lock.hcl");
  };

  it("is copied from the project's root into the stack's folder", () => {
    writeFileSync(path.join(root, ".terraform.lock.hcl"), 'provider "registry.terraform.io/hashicorp/aws" {}\n');
    expect(readFileSync(lockIn(root), "utf8")).toBe('provider "registry.terraform.io/hashicorp/aws" {}\n');
  });

  it("is left out when the project has none", () => {
    expect(existsSync(lockIn(root))).toBe(false);
  });
});
