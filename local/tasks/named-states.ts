import { nearest } from "../../config/nearest";
import type { NamedTask } from "../task-states";
import { calledOf } from "./called";
import { type InjectedFailure, misfit } from "./failure-injection";

/** What is wrong with the states that `--fail` and `--tasks` name, one sentence each, given the Task states that can run. */
export function namedStatesFindings(
  states: readonly NamedTask[],
  { failures, answered }: { readonly failures: readonly InjectedFailure[]; readonly answered: readonly string[] },
): readonly string[] {
  const names = [...new Set(states.map(({ name }) => name))];
  const unknown = (state: string): readonly string[] => {
    if (names.includes(state)) return [];
    const near = nearest(state, names);
    const others = names.length > 0 ? `; the Task states are: ${names.join(", ")}` : "; there is no Task state at all";
    return [`there is no Task state "${state}"${near === undefined ? others : `; did you mean "${near}"?`}`];
  };
  return [
    ...answered.flatMap(unknown).map((finding) => `--tasks: ${finding}`),
    ...failures.flatMap((failure) => [
      ...unknown(failure.state).map((finding) => `--fail ${failure.written}: ${finding}`),
      ...states.flatMap(({ name, state }) => {
        const called = name === failure.state ? calledOf(state.Resource) : undefined;
        return (called && misfit(failure, called)) ?? [];
      }),
    ]),
  ];
}
