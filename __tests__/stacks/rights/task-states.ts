import type { Block } from "../synthesized";

/** A state that calls a service. */
export interface TaskStateInJson {
  readonly name: string;
  readonly resource: string;
  readonly parameters: Block;
}

interface StatesInJson {
  readonly States?: Readonly<Record<string, Block>>;
}

/**
 * Every Task state of a definition, however deep in branches of Parallel states and the processors of Map states it stands.
 * https://states-language.net/#state-types
 */
export const taskStatesIn = (definition: StatesInJson): readonly TaskStateInJson[] =>
  Object.entries(definition.States ?? {}).flatMap(([name, state]) => [
    ...(state.Type === "Task"
      ? [{ name, resource: String(state.Resource), parameters: (state.Parameters ?? state.Arguments ?? {}) as Block }]
      : []),
    ...[state.Branches, state.ItemProcessor, state.Iterator]
      .flat()
      .flatMap((inner) => taskStatesIn((inner ?? {}) as StatesInJson)),
  ]);
