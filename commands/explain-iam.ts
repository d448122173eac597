/** Tells what each role, key and topic of an environment allows, and what needs it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../local/json";
import { paintFor } from "../local/paint";
import { chosenEnvironment, environmentOption } from "./environment";
import { type Holder, holdersOf } from "./explain-iam/holders";
import { linesOf } from "./explain-iam/lines";
import { outdir, synthesize } from "./synthesize";
import { Failure, type Process, readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run explain-iam -- [--env NAME] [--json]

Writes the stacks of an environment and prints from them every IAM statement of every role, and of every policy of a key, a topic or
another resource: what it allows, on what, under which condition, and the states, schedules or parts that need it. Needs no
credentials. What only AWS knows stands in <…>, such as <account> where the configuration names none. Rights that the stacks do not spell
out, such as an attached policy of AWS, are named and end it with 1.

  --env NAME  the environment; the default is DEPLOY_ENV, then dev
  --json      prints a JSON array (npm run --silent explain-iam, as npm itself writes to stdout)
`;

/** Ends with 0 when every policy could be read, and with 1 when there are rights that stand elsewhere. */
export const explainIam: Verb = async (argv, process) => {
  const { values } = readArguments({ usage, options: { ...environmentOption, json: { type: "boolean" } } }, argv);
  await synthesize(chosenEnvironment(values, process.env), process);
  return tell(synthesizedHolders(process.cwd), values.json === true, process);
};

/** Prints holders, as lines or as JSON; the exit code. */
export const tell = (
  holders: readonly Holder[],
  asJson: boolean,
  { stdout, env }: Pick<Process, "stdout" | "env">,
): number => {
  const print = (line: string) => stdout.write(`${line}\n`);
  const statements = holders.reduce((sum, { statements }) => sum + statements.length, 0);
  const unreadable = holders.reduce((sum, { unreadable }) => sum + unreadable.length, 0);
  if (asJson) print(JSON.stringify(holders, null, 2));
  else {
    for (const holder of holders) linesOf(holder, paintFor(stdout, env)).forEach(print);
    const rest = unreadable === 0 ? "" : `, and ${unreadable} more that cannot be read here`;
    print(`${statements} statements in ${holders.length} roles and policies of resources${rest}`);
  }
  return unreadable === 0 ? 0 : 1;
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
