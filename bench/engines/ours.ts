/** Runs a workload with the local engine and keeps its history, as `npm run local` does. */
import { readFileSync } from "node:fs";
import type { Json } from "../../asl/language/definition";
import { checkDefinition } from "../../local/engine/check-definition";
import { skippingClock } from "../../local/engine/clock";
import { execute } from "../../local/engine/drive";
import type { HistoryEvent } from "../../local/engine/history";
import type { World } from "../../local/engine/world";
import type { Workload } from "../workloads";
import { measured } from "./measured.cjs";

const { definition, input, executions } = JSON.parse(readFileSync(0, "utf8")) as Workload;

/** Looks at the definition once, as each of the engines does. */
function ready(): () => Promise<Json> {
  const machine = {
    arn: "arn:aws:states:us-east-1:000000000000:stateMachine:bench",
    name: "bench",
    region: "us-east-1",
    roleArn: "arn:aws:iam::000000000000:role/bench",
    definition: checkDefinition(definition as unknown as Json, "bench", "bench/workloads.ts"),
  };
  return async () => {
    const events: HistoryEvent[] = [];
    const { result } = await execute(
      { machine, name: "bench", input },
      worldThat((event) => events.push(event)),
    );
    if (result.status !== "SUCCEEDED") throw new Error(JSON.stringify(result));
    return result.output;
  };
}

const worldThat = (keeps: (event: HistoryEvent) => void): World => ({
  taskOf: (resource) => {
    throw new Error(`no workload calls ${resource}`);
  },
  clock: skippingClock(),
  record: (_, event) => keeps(event),
  line: () => {},
  newToken: () => "token",
  random: Math.random,
  signal: new AbortController().signal,
});

void measured(executions, ready);
