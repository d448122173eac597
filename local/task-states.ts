import type { StateGraph, TaskState } from "../asl/language/definition";

/** A Task state and its name. */
export interface NamedTask {
  readonly name: string;
  readonly state: TaskState;
}

/** Every Task state of a machine, also those in the branches of a Parallel and in the body of a Map. */
export function taskStates({ States }: StateGraph): readonly NamedTask[] {
  return Object.entries(States).flatMap(([name, state]): readonly NamedTask[] => {
    switch (state.Type) {
      case "Task":
        return [{ name, state }];
      case "Parallel":
        return state.Branches.flatMap(taskStates);
      case "Map":
        return [state.ItemProcessor, state.Iterator].flatMap((body) => (body === undefined ? [] : taskStates(body)));
      default:
        return [];
    }
  });
}
