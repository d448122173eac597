import type { Json, State, StateGraph } from "../../asl/language/definition";
import type { Act, Outcome } from "./act";
import { decide } from "./decide";
import { evaluationFailed, failureOf, StateFailure } from "./failure";
import { assignedDetails, type HistoryEvent, inputDetails, outputDetails } from "./history";
import { isTooLong, jsonText, tooLong } from "./json-text";
import { call } from "./perform/call";
import { evaluate } from "./perform/evaluate";
import { fork } from "./perform/fork";
import { mapRun } from "./perform/map-run";
import { sleep } from "./perform/sleep";
import { contextObject, type Scope, type Variables } from "./scope";
import { goesOn, type Site, write } from "./site";

/** After so many states the driver lets other work have its turn, so that a loop without a wait can be aborted. */
const statesATurn = 500;

/**
 * Runs states from the first to one that ends: a machine, a branch, an iteration.
 * @returns the output
 * @throws StateFailure when a state fails and nothing takes it; Stopped when the line was aborted
 */
export async function runGraph(graph: StateGraph, input: Json, variables: Variables, site: Site): Promise<Json> {
  let name = graph.StartAt;
  let data = input;
  let visible = variables;
  for (let count = 1; ; count += 1) {
    if (count % statesATurn === 0) await site.world.clock.turn();
    goesOn(site);
    const outcome = await runState(stateOf(graph, name), name, data, visible, site);
    if (outcome.do === "end") return outcome.output;
    name = outcome.next;
    data = outcome.output;
    visible = { ...visible, ...outcome.assigned };
  }
}

function stateOf({ States }: StateGraph, name: string): State {
  const state = Object.hasOwn(States, name) ? States[name] : undefined;
  if (state === undefined) throw new Error(`there is no state "${name}", though the definition was checked`);
  return state;
}

/** Enters a state, does what it asks for until it is decided, and leaves it. */
async function runState(state: State, name: string, input: Json, variables: Variables, site: Site): Promise<Outcome> {
  const { trail } = site;
  const entered = trail.append({
    type: `${state.Type}StateEntered`,
    stateEnteredEventDetails: { name, ...inputDetails(jsonText(input)) },
  });
  site.at = { state, entered };
  const scope = scopeOf(state, name, entered, input, variables, site);
  try {
    const outcome = await decided(state, scope, site);
    const output = jsonText(outcome.output);
    if (isTooLong(output)) throw new StateFailure("States.DataLimitExceeded", tooLong(name));
    trail.append({
      type: `${state.Type as Exclude<State["Type"], "Fail">}StateExited`,
      stateExitedEventDetails: { name, ...outputDetails(output), ...assignedDetails(outcome.assigned) },
    });
    return outcome;
  } catch (thrown) {
    const failure = failureOf(thrown, scope);
    if (failure === undefined) throw thrown;
    const evaluation = evaluationFailed(thrown, failure, scope);
    // Of the service: a value that the state itself refuses follows its entry; an expression that fails stands beside it (`write`).
    if (evaluation) trail.append(evaluation);
    throw failure;
  }
}

const scopeOf = (
  state: State,
  name: string,
  entered: HistoryEvent,
  input: Json,
  variables: Variables,
  { executionFacts, machineFacts, machineLanguage, world }: Site,
): Scope => ({
  name,
  enteredId: entered.id,
  language: state.QueryLanguage ?? machineLanguage,
  input,
  variables,
  context: contextObject({
    execution: executionFacts,
    stateMachine: machineFacts,
    state: { name, enteredTime: entered.timestamp, retries: state.Type === "Task" },
  }),
  now: world.clock.now(),
  random: world.random,
});

/** Performs what a state asks for, one act after the other, until it is decided. */
async function decided(state: State, scope: Scope, site: Site): Promise<Outcome> {
  const deciding = decide(state, scope);
  let step = deciding.next();
  while (!step.done) {
    const act = step.value;
    let answer: unknown;
    try {
      // What needs no waiting is answered at once, so that lines side by side begin one after the other as those of the service do.
      answer = perform(act, scope, site);
      if (answer instanceof Promise) answer = await answer;
    } catch (thrown) {
      goesOn(site);
      step = deciding.throw(thrown);
      continue;
    }
    goesOn(site);
    step = deciding.next(answer);
  }
  return step.value;
}

function perform(act: Act, scope: Scope, site: Site): unknown {
  switch (act.do) {
    case "note":
      return write(act.happening, site);
    case "token":
      return site.world.newToken();
    case "sleep":
      return sleep(act, site);
    case "evaluate":
      return evaluate(act, scope, site);
    case "call":
      return call(act, scope, site);
    case "fork":
      return fork(act, scope, site, runGraph);
    case "mapRun":
      return mapRun(act, scope, site);
  }
}
