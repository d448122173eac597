/** Lists recent executions of the deployed state machines. */
import { parseArgs } from "node:util";
import { SFNClient } from "@aws-sdk/client-sfn";
import { paintFor } from "../local/paint";
import { clientSettings } from "./aws-client";
import { callingAws } from "./aws-failure";
import { callerFor } from "./caller";
import { chosenEnvironment, environmentOption } from "./environment";
import { machineArn, machineNames, notDeployed, refuseUnknownMachine } from "./machines";
import { newestOf, newestRuns, withError } from "./runs/recent";
import { tableOfRuns } from "./runs/table";
import { Failure, readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run runs -- [state machine] [--limit N] [--env NAME] [--json]

Lists the executions of one state machine, or of all, the newest first: when each started, how long it took, and why it failed.

  --limit N   how many, 1 to 100; the default is 20
  --env NAME  the environment; the default is DEPLOY_ENV, then dev
  --json      prints a JSON array (npm run --silent runs, as npm itself writes to stdout)
`;

/** Ends with 0 also when there is no execution yet. */
export const runs: Verb = async (argv, { env, stdout, signal }) => {
  const { machine, limit, json, values } = readRunsArguments(argv);
  const environment = chosenEnvironment(values, env);
  const caller = await callerFor(environment, signal);
  const sfn = new SFNClient(clientSettings(environment));

  const newest = await callingAws("list the executions", async () => {
    const lists = await Promise.all(
      (machine === undefined ? machineNames() : [machine]).map((name) =>
        newestRuns(sfn, { machine: name, stateMachineArn: machineArn(name, environment, caller), limit }),
      ),
    );
    const deployed = lists.filter((list) => list !== undefined);
    if (deployed.length === 0) throw notDeployed(machine, environment, caller);
    return Promise.all(newestOf(deployed.flat(), limit).map((run) => withError(sfn, run)));
  });

  const print = (line: string) => stdout.write(`${line}\n`);
  if (json) print(JSON.stringify(newest, null, 2));
  else if (newest.length === 0)
    print(`no execution yet; start one: npm run execute -- ${machine ?? "<state machine>"}`);
  else tableOfRuns(newest, new Date().toISOString(), paintFor(stdout, env)).forEach(print);
  return 0;
};

const options = { ...environmentOption, limit: { type: "string" }, json: { type: "boolean" } } as const;

/** @throws Failure with exit code 2 for a wrong argument */
export const readRunsArguments = (argv: readonly string[]) => {
  // The frame takes arguments that are all needed; this one may be left out.
  const { length } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false }).positionals;
  const { values, positionals } = readArguments({ usage, options, positionals: length > 0 ? ["machine"] : [] }, argv);
  const machine: string | undefined = positionals.machine;
  if (machine !== undefined) refuseUnknownMachine(machine);
  const limit = Number(values.limit ?? 20);
  if (!/^\d+$/.test(values.limit ?? "20") || limit < 1 || limit > 100) {
    throw new Failure(`--limit: found "${values.limit}", allowed a whole number from 1 to 100`, 2);
  }
  return { machine, limit, json: values.json === true, values };
};

if (require.main === module) runAsProcess(runs, usage);
