/** Removes an environment from AWS, but for what holds data. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changeStack } from "./change-stack";
import { askOnTerminal, confirmDestroy } from "./destroy/confirm";
import { type StackJson, whatStays } from "./destroy/what-stays";
import { chosenEnvironment, environmentOption } from "./environment";
import { approvalOption, isInteractive, readyToChange } from "./ready-to-change";
import { stepsOf } from "./steps";
import { outdir, synthesize } from "./synthesize";
import { readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run destroy -- [--env NAME] [--auto-approve] [--confirm NAME]

Destroys the stack app of an environment: network, cluster, state machines, schedules, roles. Shows before what would go, and asks. The
images, the state and the revisions of task definitions stay; in the end it lists them, and how each is removed by hand.

  --env NAME      the environment; the default is DEPLOY_ENV, then dev
  --auto-approve  does not ask; needed where there is no terminal
  --confirm NAME  the environment's name once more; needed for a protected one where there is no terminal to type it on
`;

const options = { ...environmentOption, ...approvalOption, confirm: { type: "string" } } as const;

/** Ends with 0 only when the stack is destroyed. */
export const destroy: Verb = async (argv, process) => {
  const { values } = readArguments({ usage, options }, argv);
  const autoApprove = values["auto-approve"] === true;
  const canAsk = isInteractive(process);
  const step = stepsOf(process);
  const environment = await step("check", async () => {
    const chosen = chosenEnvironment(values, process.env);
    await readyToChange(chosen, { command: "destroy", autoApprove, canAsk }, process);
    await confirmDestroy(chosen, values.confirm, canAsk ? askOnTerminal(process.signal) : undefined);
    return chosen;
  });
  await step("synth", () => synthesize(environment, process));
  await step("app", () => changeStack({ verb: "destroy", stack: "app", autoApprove }, environment, process));

  const stack = (name: string): StackJson =>
    JSON.parse(readFileSync(join(process.cwd, outdir, "stacks", name, "cdk.tf.json"), "utf8"));
  process.stdout.write("\nWhat stays, and how to remove it by hand, in this order:\n");
  for (const { what, why, remove } of whatStays(environment, { app: stack("app"), ecr: stack("ecr") })) {
    process.stdout.write(`\n- ${what}: ${why}\n${remove.replace(/^/gm, "    ")}\n`);
  }
  return 0;
};

if (require.main === module) runAsProcess(destroy, usage);
