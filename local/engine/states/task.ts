import type { TaskState } from "../../../asl/language/definition";
import { effectiveInput, effectiveOutput } from "../data-flow";
import type { Answer, Outcome } from "../outcome";
import type { Scope } from "../scope";

/** Task: sends the effective input to the service, goes on with its answer. https://states-language.net/#task-state */
export const task = (state: TaskState, scope: Scope): Outcome => ({
  do: "call",
  resource: state.Resource,
  parameters: effectiveInput(state, scope),
  onAnswer: (answer) => goOn(state, scope, answer),
});

function goOn(state: TaskState, scope: Scope, answer: Answer): Outcome {
  if (answer.status === "FAILED") return { do: "fail", error: answer.error, cause: answer.cause };
  const left = effectiveOutput(state, scope, answer.output);
  return state.Next === undefined ? { do: "end", ...left } : { do: "go", next: state.Next, ...left };
}
