/** Starts an execution of a deployed state machine and follows it to its end. */
import { randomUUID } from "node:crypto";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Environment } from "../config/schema";
import { readInput } from "../local/input";
import { paintFor } from "../local/paint";
import { clientSettings } from "./aws-client";
import { callingAws, isAnswer } from "./aws-failure";
import { callerFor } from "./caller";
import { chosenEnvironment, environmentOption } from "./environment";
import { consoleLink } from "./execute/console-link";
import { followExecution } from "./execute/follow";
import { historyLines } from "./execute/history-lines";
import { type Outcome, outcomeLines, outcomeOf } from "./execute/outcome";
import { machineArn, notDeployed, refuseUnknownMachine } from "./machines";
import { exitCodeOf, Failure, readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run execute -- <state machine> [--input JSON | --input @file.json] [--env NAME] [--json]

Starts an execution of a state machine in AWS, shows its states as they begin and end, and ends with its result.
Ctrl-C stops showing it; the execution goes on.

  --input JSON        the input of the execution; the default is {}
  --input @file.json  the same, from a file
  --env NAME          the environment; the default is DEPLOY_ENV, then dev
  --json              prints the result as one JSON object on stdout, and everything else on stderr
                      (npm run --silent execute, as npm itself writes to stdout)

Ends with 0 when the execution SUCCEEDED, with 1 when it did not or could not start, with 2 for a wrong argument.
`;

const options = { ...environmentOption, input: { type: "string" }, json: { type: "boolean" } } as const;

/** Its exit code is 0 only when the execution SUCCEEDED. */
export const execute: Verb = async (argv, { cwd, env, stdout, stderr, signal }) => {
  const { values, positionals } = readArguments({ usage, options, positionals: ["machine"] }, argv);
  const { machine } = positionals;
  refuseUnknownMachine(machine);
  const input = readInput(values.input, cwd);
  if ("problem" in input) throw new Failure(input.problem, 2);
  const environment = chosenEnvironment(values, env);
  const caller = await callerFor(environment, signal);

  const people = values.json ? stderr : stdout;
  const paint = paintFor(people, env);
  const print = (line: string) => people.write(`${line}\n`);
  const printJson = (outcome: Outcome) => values.json && stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);

  const sfn = new SFNClient(clientSettings(environment));
  // A name of our own: a request that the SDK sends again because the answer was lost does not start a second execution.
  const start = { stateMachineArn: machineArn(machine, environment, caller), name: randomUUID(), input: input.text };
  const { executionArn = "", startDate } = await callingAws(`start ${machine}`, () =>
    sfn.send(new StartExecutionCommand(start)).catch((error: unknown) => {
      throw isAnswer(error, "StateMachineDoesNotExist") ? notDeployed(machine, environment, caller) : error;
    }),
  );
  print(`▶ ${machine}  ${paint.faint(executionArn)}`);

  const linesOf = historyLines(machine, paint);
  try {
    const ended = await callingAws("follow the execution", () =>
      followExecution(sfn, executionArn, (event) => linesOf(event).forEach(print), signal),
    );
    const outcome = outcomeOf(machine, input.value, ended);
    outcomeLines(outcome, paint).forEach(print);
    printJson(outcome);
    return outcome.status === "SUCCEEDED" ? 0 : 1;
  } catch (error) {
    printJson(outcomeOf(machine, input.value, { executionArn, status: "RUNNING", startDate }));
    const lines = goesOn(executionArn, environment);
    if (signal.aborted) {
      [`${signal.reason}: no longer followed`, ...lines].forEach(print);
      return exitCodeOf(signal);
    }
    throw error instanceof Failure ? new Failure([error.message, ...lines].join("\n")) : error;
  }
};

const goesOn = (executionArn: string, { region }: Environment): readonly string[] => [
  `the execution goes on: ${consoleLink(executionArn) ?? executionArn}`,
  `to stop it: aws stepfunctions stop-execution --region ${region} --execution-arn ${executionArn}`,
];

if (require.main === module) runAsProcess(execute, usage);
