import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { refuseMissing } from "../../commands/deploy";
import { stepsOf } from "../../commands/steps";
import { Failure } from "../../commands/verb";
import { steady } from "../local/run-local";

const root = join(__dirname, "../..");
const project = mkdtempSync(join(tmpdir(), "deploy-"));
afterAll(() => rmSync(project, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(project, "config"));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  const { account: _, stateBucket: __, ...dev } = parse(readFileSync(join(root, "config/dev.json"), "utf8"));
  writeFileSync(join(project, "config/dev.json"), JSON.stringify(dev));
  writeFileSync(
    join(project, "config/prod.json"),
    JSON.stringify({ ...dev, stateBucket: "states", protected: true, notifications: { none: "a test" } }),
  );
});

/** A command as package.json starts it, without a terminal, in a project that has nothing but configuration. */
const run = (verb: string, ...argv: readonly string[]) => {
  const command = ["--require", "tsx/cjs", join(root, `commands/${verb}.ts`), ...argv];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: "utf8" });
  return { status, stdout: steady(stdout), stderr };
};

describe("before anything is done", () => {
  afterEach(() => expect(existsSync(join(project, "cdktf.out"))).toBe(false));

  it.each(["deploy", "destroy"])("%s without a state bucket says to bootstrap", (verb) => {
    expect(run(verb, "--auto-approve")).toEqual({
      status: 1,
      stdout: "✖ check  <time>\n",
      stderr:
        "check: config/dev.json names no stateBucket to keep the Terraform state in; run `npm run bootstrap -- --env dev` first\n",
    });
  });

  it("deploy refuses to change anything where nobody can approve", () => {
    expect(run("deploy", "--env", "prod")).toMatchObject({
      status: 2,
      stderr:
        "check: this is no terminal, so nobody can be asked to approve; look at `npm run plan -- --env prod`, then add --auto-approve\n",
    });
  });

  it("a mistyped option is told with the right one", () => {
    expect(run("deploy", "--auto-aprove")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("did you mean --auto-approve?"),
    });
  });
});

describe("a step", () => {
  const told = () => {
    const lines: string[] = [];
    const abort = new AbortController();
    const step = stepsOf({ stdout: { write: (text) => lines.push(steady(text)) }, env: {}, signal: abort.signal });
    return { step, lines, abort };
  };

  it("is one line with its name and time, and gives its result on", async () => {
    const { step, lines } = told();
    expect(await step("synth", async () => 7)).toBe(7);
    expect(lines).toEqual(["✔ synth  <time>\n"]);
  });

  it("that fails is told with its name before the reason, and the same exit code", async () => {
    const { step, lines } = told();
    await expect(step("app", () => Promise.reject(new Failure("no way", 2)))).rejects.toEqual(
      expect.objectContaining({ name: "Failure", message: "app: no way", exitCode: 2 }),
    );
    expect(lines).toEqual(["✖ app  <time>\n"]);
  });

  it("is not begun after a signal", async () => {
    const { step, lines, abort } = told();
    abort.abort("SIGTERM");
    await expect(step("app", () => Promise.reject(new Error("begun")))).rejects.toBe("SIGTERM");
    expect(lines).toEqual(["■ app  <time>\n"]);
  });
});

describe("an image that is not in ECR", () => {
  const image = { folder: "batch", repository: "prod-go-batch", tag: "batch-0123456789abcdef" };

  it("keeps app from being deployed", () => {
    expect(() => refuseMissing([image, { ...image, folder: "report", tag: "report-1" }], { name: "prod" })).toThrow(
      "the repository prod-go-batch has no image batch-0123456789abcdef, report-1, so app is not deployed; push it with `npm run image -- --env prod`",
    );
  });

  it("is no matter when there is none", () => {
    expect(() => refuseMissing([], { name: "prod" })).not.toThrow();
  });
});
