/** The plan of one stack, in Terraform's words. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { outdir } from "../synthesize";
import { runTerraform } from "../terraform";
import { Failure, type Process } from "../verb";

/** How the stack is planned. */
export interface Planning {
  /** Compare with the state in S3, or with nothing. */
  readonly state: boolean;
  readonly colour: boolean;
}

/**
 * `terraform plan` of a synthesized stack. It reads only, so it takes no lock: whoever may not write the state can look, and a deploy
 * that is under way is not held up. No plan file is written.
 * @throws Failure with Terraform's own words
 */
export const planStack = async (stack: string, { state, colour }: Planning, process: Process): Promise<string> => {
  const synthesized = join(process.cwd, outdir, "stacks", stack);
  const folder = state ? synthesized : withoutState(synthesized, join(process.cwd, outdir, "plan-without-state"));
  const terraform = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runTerraform([...args, "-input=false"], folder, process);
    if (code !== 0) throw new Failure(stderr.trim() || stdout.trim());
    return stdout;
  };
  await terraform("init", "-no-color");
  const plan = await terraform("plan", "-lock=false", ...(colour ? [] : ["-no-color"]));
  return plan
    .split("\n")
    .filter((line) => !progress.test(stripVTControlCharacters(line)))
    .join("\n")
    .trim();
};

/** What Terraform tells while it looks, such as `aws_vpc.vpc: Refreshing state... [id=vpc-1]`. */
const progress = /^\S+: (Refreshing state|Reading|Still reading|Read complete)\b/;

/**
 * A copy whose state is an empty file of its own that is never written. One folder for all stacks, so that the provider is installed
 * once; it stays, so that this is once for all plans.
 */
const withoutState = (synthesized: string, folder: string): string => {
  mkdirSync(folder, { recursive: true });
  const stack: { terraform: { backend?: unknown } } = JSON.parse(
    readFileSync(join(synthesized, "cdk.tf.json"), "utf8"),
  );
  delete stack.terraform.backend;
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
  const [agreed, lock] = [join(synthesized, ".terraform.lock.hcl"), join(folder, ".terraform.lock.hcl")];
  if (existsSync(agreed)) copyFileSync(agreed, lock);
  else rmSync(lock, { force: true });
  return folder;
};
