import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(__dirname, "..");
const temporary = mkdtempSync(path.join(tmpdir(), "main-"));
afterAll(() => rmSync(temporary, { recursive: true }));

/** The app as cdktf runs it, into an output folder of its own. */
const synth = (outdir: string, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ["--require", "tsx/cjs", "main.ts"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: path.join(temporary, outdir), ...env },
  });
const stackFile = (outdir: string, stack: string) => path.join(temporary, outdir, "stacks", stack, "cdk.tf.json");

it("writes the two stacks, the same bytes each time and nothing of the computer in them", () => {
  expect(synth("one")).toMatchObject({ status: 0, stderr: "" });
  expect(synth("two")).toMatchObject({ status: 0, stderr: "" });
  for (const stack of ["ecr", "app"]) {
    const text = readFileSync(stackFile("one", stack), "utf8");
    expect(text).toBe(readFileSync(stackFile("two", stack), "utf8"));
    expect(text).not.toContain(root);
    expect(text).not.toContain(temporary);
  }
});

it("puts the ecr stack before the app stack", () => {
  synth("order");
  const manifest = JSON.parse(readFileSync(path.join(temporary, "order", "manifest.json"), "utf8"));
  expect(manifest.stacks.app.dependencies).toEqual(["ecr"]);
});

it("keeps the state of each stack in S3, encrypted and locked", () => {
  synth("state");
  for (const stack of ["ecr", "app"])
    expect(JSON.parse(readFileSync(stackFile("state", stack), "utf8")).terraform.backend).toEqual({
      s3: { key: `dev/${stack}.tfstate`, region: "ap-northeast-1", encrypt: true, use_lockfile: true },
    });
});

it("leaves nothing to be deployed when it is run as cdktf.json says and does not even compile", () => {
  const project = path.join(temporary, "broken");
  cpSync(path.join(root, "stacks"), path.join(project, "stacks"), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"));
  writeFileSync(path.join(project, "main.ts"), "const =");
  mkdirSync(path.join(project, "cdktf.out", "stacks", "app"), { recursive: true });
  writeFileSync(path.join(project, "cdktf.out", "stacks", "app", "cdk.tf.json"), "{}");
  const { app } = JSON.parse(readFileSync(path.join(root, "cdktf.json"), "utf8"));
  expect(
    spawnSync("sh", ["-c", app], { cwd: project, env: { ...process.env, CDKTF_OUTDIR: "cdktf.out" } }).status,
  ).toBe(1);
  expect(existsSync(path.join(project, "cdktf.out", "stacks", "app", "cdk.tf.json"))).toBe(false);
});

it("says in one sentence why it cannot go on, and leaves nothing to be deployed", () => {
  expect(synth("failing").status).toBe(0);
  expect(existsSync(stackFile("failing", "app"))).toBe(true);
  const { status, stderr } = synth("failing", { DEPLOY_ENV: "porduction" });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^.*porduction.*\n$/);
  expect(existsSync(stackFile("failing", "app"))).toBe(false);
});
