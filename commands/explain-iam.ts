/** Tells what each role, key and topic of an environment allows, and what needs it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../local/json";
import { paintFor } from "../local/paint";
import { chosenEnvironment, environmentOption } from "./environment";
import { type Holder, holdersOf } from "./explain-iam/holders";
import { linesOf } from "./explain-iam/lines";
import { outdir, synthesize } from "./synthesize";
import { Failure, readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run explain-iam -- [--env NAME] [--json]

Writes the stacks of an environment and prints from them every IAM statement of every role, and of every policy of a key, a topic or
another resource: what it allows, on what, under which condition, and the states, schedules or parts that need it. Needs no
credentials. What only AWS knows stands in <…>, such as <account> where the configuration names none.

  --env NAME  the environment; the default is DEPLOY_ENV, then dev
  --json      prints a JSON array (npm run --silent explain-iam, as npm itself writes to stdout)
`;

/** Ends with 0 when every policy could be read. */
export const explainIam: Verb = async (argv, process) => {
  const { values } = readArguments({ usage, options: { ...environmentOption, json: { type: "boolean" } } }, argv);
  await synthesize(chosenEnvironment(values, process.env), process);
  const holders = synthesizedHolders(process.cwd);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  if (values.json) print(JSON.stringify(holders, null, 2));
  else {
    for (const holder of holders) linesOf(holder, paintFor(process.stdout, process.env)).forEach(print);
    const statements = holders.reduce((sum, { statements }) => sum + statements.length, 0);
    print(`${statements} statements in ${holders.length} roles and policies of resources`);
  }
  return 0;
};

/** @throws Failure when what was synthesized cannot be read */
const synthesizedHolders = (cwd: string): readonly Holder[] =>
  readdirSync(join(cwd, outdir, "stacks"))
    .sort()
    .map((stack) => join(outdir, "stacks", stack, "cdk.tf.json"))
    .filter((file) => existsSync(join(cwd, file)))
    .flatMap((file) => {
      const parsed = parseJson(readFileSync(join(cwd, file), "utf8"));
      if ("problem" in parsed) throw new Failure(`${file} ${parsed.problem}`);
      return holdersOf(parsed.value);
    });

if (require.main === module) runAsProcess(explainIam, usage);
