import type { State } from "../../asl/language/definition";
import type { Outcome } from "./outcome";
import type { Scope } from "./scope";
import { task } from "./states/task";

/** The state types that run locally; a new type of the definition does not compile until it has a row. */
const states: { readonly [Type in State["Type"]]: (state: Extract<State, { Type: Type }>, scope: Scope) => Outcome } = {
  Task: task,
};

/** What a state decides on entry. @throws StatesError when its data flow fails */
export const decide = (state: State, scope: Scope): Outcome => states[state.Type](state, scope);
