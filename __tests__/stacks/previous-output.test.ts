import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "previous-output-"));
  put("cdktf.out/manifest.json");
  put("cdktf.out/stacks/old/cdk.tf.json");
  put("cdktf.out/stacks/old/.terraform.lock.hcl");
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, content = "{}"): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
};

const has = (file: string): boolean => existsSync(path.join(folder, file));

/** An app of two stacks, run as cdktf runs it; the parts stand where apps fail. */
const run = (
  app: { readonly imports?: string; readonly beforeSynth?: string; readonly afterSynth?: string },
  environment: Record<string, string> = {},
): SpawnSyncReturns<string> => {
  put(
    "main.ts",
    `import ${JSON.stringify(path.join(root, "stacks/previous-output"))};
${app.imports ?? ""}
import { App, TerraformStack } from "cdktf";

const app = new App();
const first = new TerraformStack(app, "first");
const second = new TerraformStack(app, "second");
${app.beforeSynth ?? ""}
app.synth();
${app.afterSynth ?? ""}
`,
  );
  return spawnSync(process.execPath, ["--require", require.resolve("tsx/cjs"), "main.ts"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_PATH: path.join(root, "node_modules"), ...environment },
  });
};

describe("an app that ends well", () => {
  it("leaves its own output and nothing of the one before", () => {
    expect(run({})).toMatchObject({ status: 0, stderr: "" });
    expect(has("cdktf.out/manifest.json")).toBe(true);
    expect(has("cdktf.out/stacks/first/cdk.tf.json")).toBe(true);
    expect(has("cdktf.out/stacks/old/cdk.tf.json")).toBe(false);
    expect(has("cdktf.out/stacks/old/.terraform.lock.hcl")).toBe(true);
  });

  it("writes where CDKTF_OUTDIR says, and clears that folder", () => {
    put("other/stacks/old/cdk.tf.json");
    expect(run({}, { CDKTF_OUTDIR: path.join(folder, "other") })).toMatchObject({ status: 0 });
    expect(has("other/stacks/first/cdk.tf.json")).toBe(true);
    expect(has("other/stacks/old/cdk.tf.json")).toBe(false);
    expect(has("cdktf.out/manifest.json")).toBe(true);
  });
});

describe("an app that fails leaves nothing to be deployed", () => {
  const nothingLeft = () => {
    expect(has("cdktf.out/manifest.json")).toBe(false);
    for (const stack of ["old", "first", "second"]) expect(has(`cdktf.out/stacks/${stack}/cdk.tf.json`)).toBe(false);
    expect(has("cdktf.out/stacks/old/.terraform.lock.hcl")).toBe(true);
  };

  it("when a module does not load, with the sentence of a definition error alone", () => {
    put(
      "machines.ts",
      `import { DefinitionError } from ${JSON.stringify(path.join(root, "asl/language/errors"))};
throw new DefinitionError('state machine "nightly": found two states "load"');`,
    );
    expect(run({ imports: 'import "./machines";' })).toMatchObject({
      status: 1,
      stderr: 'state machine "nightly": found two states "load"\n',
    });
    nothingLeft();
  });

  it("when the configuration is wrong, with its sentence alone", () => {
    const error = 'Object.assign(new Error("config/dev.json:3: region: found 7"), { name: "ConfigurationError" })';
    expect(run({ beforeSynth: `throw ${error};` })).toMatchObject({
      status: 1,
      stderr: "config/dev.json:3: region: found 7\n",
    });
    nothingLeft();
  });

  it("when the second stack is refused after the first was written", () => {
    const { status, stderr } = run({
      beforeSynth: 'second.node.addValidation({ validate: () => ["is not as it should be"] });',
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "[second] is not as it should be\n" });
    nothingLeft();
  });

  it("when it fails after synth, with the stack of an error that nobody foresaw", () => {
    const { status, stderr } = run({ afterSynth: 'throw new TypeError("unforeseen");' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^TypeError: unforeseen\n +at .*main\.ts/);
    nothingLeft();
  });

  it("when a promise is rejected", () => {
    expect(run({ afterSynth: 'void Promise.reject(new Error("rejected"));' })).toMatchObject({ status: 1 });
    nothingLeft();
  });

  it("when it only sets an exit code", () => {
    expect(run({ afterSynth: "process.exitCode = 3;" })).toMatchObject({ status: 3, stderr: "" });
    nothingLeft();
  });
});
