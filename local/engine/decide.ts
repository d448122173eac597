import type { State } from "../../asl/language/definition";
import type { Decide, Deciding, Outcome } from "./act";
import type { Scope } from "./scope";
import { choice } from "./states/choice";
import { fail } from "./states/fail";
import { map } from "./states/map";
import { parallel } from "./states/parallel";
import { pass } from "./states/pass";
import { succeed } from "./states/succeed";
import { task } from "./states/task";
import { wait } from "./states/wait";

/** Every state type; a new one of the definition does not compile until it has a row. */
const states: { readonly [Type in State["Type"]]: Decide<Extract<State, { Type: Type }>> } = {
  Task: task,
  Pass: pass,
  Choice: choice,
  Wait: wait,
  Succeed: succeed,
  Fail: fail,
  Parallel: parallel,
  Map: map,
};

/** What a state decides on entry. */
export const decide = (state: State, scope: Scope): Deciding<Outcome> =>
  (states[state.Type] as Decide<State>)(state, scope);
