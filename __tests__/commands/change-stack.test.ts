/** cdktf-cli and Terraform themselves, on a stack that needs neither AWS nor a provider. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { changeStack } from "../../commands/change-stack";
import { exampleEnvironment } from "../stacks/example-environment";
import { itWithTerraform } from "../stacks/terraform-validate";

const project = mkdtempSync(join(tmpdir(), "change-stack-"));
afterAll(() => rmSync(project, { recursive: true }));
const configuration = join(project, "terraform.tfrc");
writeFileSync(configuration, "");
const folder = join(project, "cdktf.out/stacks/app");

/** Synthesizes a stack with one resource that a command makes. */
const stackThatRuns = (command: string): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(project, "cdktf.json"), '{"language": "typescript", "app": "false"}');
  const app = { name: "app", constructPath: "app", workingDirectory: "stacks/app", annotations: [], dependencies: [] };
  const stacks = { app: { ...app, synthesizedStackPath: "stacks/app/cdk.tf.json" } };
  writeFileSync(join(project, "cdktf.out/manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
  const made = {
    first: {},
    second: { provisioner: [{ "local-exec": { command } }], depends_on: ["terraform_data.first"] },
  };
  writeFileSync(
    join(folder, "cdk.tf.json"),
    JSON.stringify({
      "//": { metadata: {} },
      terraform: { backend: { local: {} } },
      resource: { terraform_data: made },
    }),
  );
  // As an earlier `cdktf diff` left it.
  writeFileSync(join(folder, "plan"), "values in clear");
};

const deploying = () => {
  const written = { stdout: "", stderr: "" };
  const abort = new AbortController();
  const to = (stream: keyof typeof written) => ({ write: (text: string) => (written[stream] += text) });
  const process = {
    cwd: project,
    env: { ...global.process.env, TF_CLI_CONFIG_FILE: configuration },
    stdout: to("stdout"),
    stderr: to("stderr"),
    signal: abort.signal,
  };
  const ended = changeStack({ verb: "deploy", stack: "app", autoApprove: true }, exampleEnvironment, process);
  return { written, abort, ended };
};

/** Names of the resources in the state. */
const inState = (): string[] =>
  JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8")).resources.map(
    ({ name }: { name: string }) => name,
  );
const isLocked = () => existsSync(join(folder, ".terraform.tfstate.lock.info"));

itWithTerraform("a stack is deployed, told in plain lines, and no plan is left", async () => {
  stackThatRuns("true");
  const { written, ended } = deploying();
  await ended;
  expect(inState()).toEqual(["first", "second"]);
  expect(written.stdout).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.\n");
  expect(written.stdout).toBe(stripVTControlCharacters(written.stdout));
  expect(written.stdout).not.toContain("done");
  expect(written.stderr).toBe("");
  expect(existsSync(join(folder, "plan"))).toBe(false);
});

itWithTerraform("Terraform's errors are the reason of a failure, in its own words", async () => {
  stackThatRuns("echo 'the disk is full'; exit 3");
  const { written, ended } = deploying();
  await expect(ended).rejects.toThrow(
    /^Error: local-exec provisioner error\n+ {2}with terraform_data\.second,\n.*exit status 3.*the disk is full$/s,
  );
  expect(written.stdout).not.toContain("Error:");
  expect(existsSync(join(folder, "plan"))).toBe(false);
});

itWithTerraform(
  "a signal stops Terraform: it saves what is made and releases the lock before the command ends",
  async () => {
    // Deaf for a moment, as a call to AWS that is under way.
    stackThatRuns("trap '' INT; touch ../../../busy; sleep 2");
    const { written, abort, ended } = deploying();
    while (!existsSync(join(project, "busy"))) await Promise.race([setTimeout(50), ended]);
    expect(isLocked()).toBe(true);
    abort.abort("SIGTERM");
    // Twice, as a terminal and npm do: the second must not make Terraform leave without saving.
    abort.abort("SIGTERM");
    await expect(ended).rejects.toBe("SIGTERM");
    expect(isLocked()).toBe(false);
    expect(inState()).toContain("first");
    expect(written.stderr).toContain("stopped by SIGTERM; Terraform was given the time to save its state");
  },
);
