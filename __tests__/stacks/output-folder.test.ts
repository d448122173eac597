import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { removePreviousOutput } from "../../stacks/output-folder";

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), "output-folder-"));
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const put = (...files: readonly string[]): void => {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(outdir, file)), { recursive: true });
    writeFileSync(path.join(outdir, file), "");
  }
};

const left = (): string[] =>
  readdirSync(outdir, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(path.join(outdir, file)).isFile())
    .sort();

describe("removing the previous output", () => {
  it("takes away what could be deployed, from every stack's folder", () => {
    put("manifest.json", "stacks/app/cdk.tf.json", "stacks/app/plan", "stacks/ecr/cdk.tf.json");
    put("stacks/hcl/cdk.tf", "stacks/hcl/metadata.json");
    removePreviousOutput(outdir);
    expect(left()).toEqual([]);
  });

  it("keeps providers, locks, states and all that it does not know", () => {
    const kept = [
      "notes.txt",
      "stacks/app/.terraform.lock.hcl",
      "stacks/app/.terraform/providers/aws",
      "stacks/app/errored.tfstate",
      "stacks/app/nested/cdk.tf.json",
      "stacks/plan",
      "terraform.app.tfstate",
    ];
    put(...kept);
    removePreviousOutput(outdir);
    expect(left()).toEqual(kept);
  });

  it("is content when there is none", () => {
    rmSync(outdir, { recursive: true });
    expect(() => removePreviousOutput(outdir)).not.toThrow();
    expect(existsSync(outdir)).toBe(false);
  });
});
