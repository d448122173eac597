/** Shows what a deploy would change. Changes nothing itself. */
import { stripVTControlCharacters } from "node:util";
import { paintFor } from "../local/paint";
import { chosenEnvironment, environmentOption } from "./environment";
import { type Changes, changesIn, inWords } from "./plan/changes";
import { offlineAws } from "./plan/offline-aws";
import { type Outlook, outlookOf } from "./plan/outlook";
import { planStack } from "./plan/plan-stack";
import { synthesize } from "./synthesize";
import { Failure, type Process, readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run plan -- [--env NAME] [--json]

Shows what \`npm run deploy\` would change in AWS, in Terraform's words, and the numbers in the last line. It can be run before the first
deploy and without credentials, and then says what it could not look up. Ends with 0 when there is a plan, whether or not it
changes something.

  --env NAME  the environment; the default is DEPLOY_ENV, then dev
  --json      prints {"STACK": {"add": N, "change": N, "destroy": N}, …} and shows the rest on stderr
`;

/** The plans of both stacks. */
export const plan: Verb = async (argv, process) => {
  const { values } = readArguments({ usage, options: { ...environmentOption, json: { type: "boolean" } } }, argv);
  const environment = chosenEnvironment(values, process.env);
  await synthesize(environment, process);
  const outlook = await outlookOf(environment, process.signal);
  const out = values.json ? process.stderr : process.stdout;
  const print = (text: string) => out.write(`${text}\n`);
  const { faint } = paintFor(out, process.env);
  const colour = faint("x") !== "x";

  for (const note of outlook.notes) print(`note: ${note}`);
  const changes = await withAws(outlook, process, async (inAws) => {
    const found: Record<string, Changes> = {};
    for (const stack of ["ecr", "app"]) {
      const text = await planned(stack, { state: outlook.state, colour }, inAws);
      print(`\n${stack}\n\n${text}`);
      found[stack] = changesIn(stripVTControlCharacters(text));
    }
    return found;
  });
  if (values.json) process.stdout.write(`${JSON.stringify(changes)}\n`);
  else
    print(
      `\n${Object.entries(changes)
        .map(([stack, numbers]) => `${stack}: ${inWords(numbers)}`)
        .join("; ")}`,
    );
  return 0;
};

const planned = async (...[stack, planning, process]: Parameters<typeof planStack>): Promise<string> => {
  try {
    return await planStack(stack, planning, process);
  } catch (error) {
    throw error instanceof Failure ? new Failure(`${stack}: ${error.message}`) : error;
  }
};

/** Lets Terraform ask AWS, or what stands for it. */
const withAws = async <T>({ aws }: Outlook, process: Process, work: (process: Process) => Promise<T>): Promise<T> => {
  if (aws === true) return work(process);
  const { env, close } = await offlineAws(aws.account);
  try {
    return await work({ ...process, env: { ...process.env, ...env } });
  } finally {
    close();
  }
};

if (require.main === module) runAsProcess(plan, usage);
