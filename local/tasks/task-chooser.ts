import { answered } from "./answered";
import type { Answers } from "./answers";
import { calledOf, nameOf } from "./called";
import { type Children, childExecution } from "./child-execution";
import { type Containers, container } from "./container";
import { type InjectedFailure, injectedEnd, isOfContainer, misfit } from "./failure-injection";
import { type Handling, handled } from "./handled";
import { handlerOf } from "./handlers";
import { neverEnding, type Refusals, throttled } from "./injected";
import { sendTask } from "./send-task";
import type { Task } from "./task";

/** What stands behind calls, and what is to happen instead. */
export interface Choices extends Handling {
  readonly containers: Containers;
  readonly children: Children;
  readonly answers: ReadonlyMap<string, Answers>;
  readonly failures: readonly InjectedFailure[];
  readonly refusals: Refusals;
}

/** The task behind a state: an answer of its own, then a handler, then what runs locally; and over it the failure that is injected. */
export function taskChooser(choices: Choices): (resource: string, state: string) => Task | undefined {
  // One for each state, for some of them count their calls.
  const chosen = new Map<string, Task | undefined>();
  return (resource, state) => {
    const key = JSON.stringify([state, resource]);
    if (!chosen.has(key)) chosen.set(key, choose(choices, resource, state));
    return chosen.get(key);
  };
}

function choose(choices: Choices, resource: string, state: string): Task | undefined {
  const called = calledOf(resource);
  if (called === undefined) return undefined;
  const { answers, handlers, clock, containers, failures } = choices;
  const injected = failures.find((one) => one.state === state);
  const failure = injected?.injection;
  // One that does not fit is told before anything starts, and by nothing else.
  if (injected && failure && isOfContainer(failure) && misfit(injected, called) === undefined) {
    return container(containers, called.resource, (image) => injectedEnd(failure, image));
  }
  const given = answers.get(state);
  const task = given
    ? answered(state, called, given, clock)
    : ((handlerOf(handlers, called, {}) ? undefined : builtIn(choices, nameOf(called))) ?? handled(called, choices));
  if (failure?.how === "timeout") return neverEnding(task, clock);
  return failure?.how === "throttle" ? throttled(task, failure, choices) : task;
}

/** What runs locally without a handler. */
function builtIn({ containers, children, callbacks, newRequestId }: Choices, name: string): Task | undefined {
  const [service, action = ""] = name.split(/:(.*)/s);
  if (/^runTask(\.sync|\.waitForTaskToken)?$/.test(action) && service === "ecs") return container(containers, action);
  if (/^startExecution(\.sync|\.sync:2|\.waitForTaskToken)?$/.test(action) && service === "states") {
    return childExecution(children, action);
  }
  const tasks = sendTask(callbacks, newRequestId);
  return Object.hasOwn(tasks, name) ? tasks[name] : undefined;
}
