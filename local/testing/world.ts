import { setMaxListeners } from "node:events";
import { nearest } from "../../config/nearest";
import { runnable } from "../before-start";
import { CannotRun, refuseIf } from "../cannot-run";
import type { Clock } from "../engine/clock";
import { execute } from "../engine/drive";
import type { Recorder } from "../engine/history";
import { javaRandom } from "../engine/java-random";
import type { World } from "../engine/world";
import { fieldOf } from "../json";
import type { Machine } from "../read-stacks";
import { taskStates } from "../task-states";
import { type Background, background } from "../tasks/background";
import { callbacks } from "../tasks/callbacks";
import { calledOf, nameOf } from "../tasks/called";
import { type Children, childExecution } from "../tasks/child-execution";
import { localBuckets } from "../tasks/local-buckets";
import type { Task } from "../tasks/task";
import { type Answer, answering } from "./answer";
import type { Received } from "./received";

/** What a run of a test is made of. */
export interface Parts {
  /** The machine that is run, and those that it may start. */
  readonly machines: readonly Machine[];
  readonly tasks: Readonly<Record<string, Answer>>;
  readonly clock: Clock;
  readonly record: Recorder;
  readonly received: Received;
  /** The folder whose folders stand for S3 buckets. */
  readonly buckets: string | undefined;
}

/** A world in which nothing is called: states are answered by name, and children run by the same engine. The same run twice is the same. */
export function testWorld(parts: Parts): { readonly world: World; readonly beside: Background } {
  const { machines, tasks, clock, record, received, buckets } = parts;
  refuseIf(unknownStates(machines, Object.keys(tasks)));
  const beside = background();
  const counter = (before: string) => {
    let count = 0;
    return () => {
      count += 1;
      return `${before}-${count}`;
    };
  };
  const children: Children = {
    stacks: { from: "the machines of the test", machines, taskDefinitions: [] },
    clock,
    newName: counter("child"),
    newRequestId: counter("request"),
    execute: (machine, start) => execute({ machine: runnable(machine), ...start }, world),
    callbacks: callbacks(clock),
    background: beside,
    taken: new Set(),
  };
  const chosen = new Map<string, Task>();
  const random = javaRandom(0);
  const { signal } = new AbortController();
  // As many as there are calls at a time.
  setMaxListeners(0, signal);
  const world: World = {
    taskOf: (resource, state) => {
      const key = JSON.stringify([state, resource]);
      const task = chosen.get(key) ?? received.watched(choose(resource, state, parts, children));
      chosen.set(key, task);
      return task;
    },
    clock,
    record,
    line: () => {},
    newToken: counter("token"),
    random: random.nextDouble,
    ...(buckets === undefined ? {} : { objects: localBuckets(buckets) }),
    signal,
  };
  return { world, beside };
}

/** The answer to a state, or the child that it starts. @throws CannotRun when it has neither */
function choose(resource: string, state: string, { tasks, clock }: Parts, children: Children): Task {
  const called = calledOf(resource);
  if (called === undefined)
    throw new CannotRun([`state "${state}" calls ${resource}, which names nothing that a state can call`]);
  if (Object.hasOwn(tasks, state)) return answering(state, called, tasks[state], clock);
  const name = nameOf(called);
  if (called.kind === "integration" && name.startsWith("states:startExecution"))
    return startsKnown(childExecution(children, called.resource), children);
  const example = name.startsWith("ecs:runTask") ? "exits(0)" : "{ … }";
  throw new CannotRun([
    `state "${state}" calls ${name}, and the test has no answer for it; give runLocally one by the state's name: ${howToAnswer(state, example)}, a result, a function of what the state sends, or a list of one a call`,
  ]);
}

/** A child is run when the test has its machine. */
const startsKnown = (task: Task, { stacks }: Children): Task => ({
  ...task,
  accept: (parameters, caller) => {
    const arn = fieldOf(parameters, "StateMachineArn");
    if (typeof arn !== "string" || stacks.machines.some((machine) => machine.arn === arn))
      return task.accept(parameters, caller);
    const { state } = caller;
    throw new CannotRun([
      `state "${state}" starts ${arn}, which the test does not have; give runLocally its machine, machines: [${arn.split(":").at(-1)}], or answer the state: ${howToAnswer(state, "{ Output: … }")}`,
    ]);
  },
});

const howToAnswer = (state: string, answer: string): string => `tasks: { ${JSON.stringify(state)}: ${answer} }`;

/** A sentence for each answer that no state can ever get. */
function unknownStates(machines: readonly Machine[], answered: readonly string[]): readonly string[] {
  const names = machines.flatMap((machine) => taskStates(runnable(machine).definition).map(({ name }) => name));
  return answered
    .filter((state) => !names.includes(state))
    .map((state) => {
      const near = nearest(state, names);
      const others = names.length > 0 ? `the Task states are: ${names.join(", ")}` : "there is no Task state at all";
      return `tasks: there is no Task state "${state}"; ${near === undefined ? others : `did you mean "${near}"?`}`;
    });
}
