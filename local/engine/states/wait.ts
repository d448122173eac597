import type { Json, WaitState } from "../../../asl/language/definition";
import type { Deciding, Outcome } from "../act";
import { afterInputPath, effectiveInput } from "../data-flow";
import { StatesError } from "../error-names";
import { evaluated, leftInJsonata, leftInJsonPath, onward } from "../flow";
import { longestWait } from "../limits";
import { numberOf } from "../numbers";
import { referenced } from "../referenced";
import type { Scope } from "../scope";
import { momentOf } from "../timestamps";

/** Wait: lets time pass, then hands its input on. https://states-language.net/#wait-state */
export function* wait(state: WaitState, scope: Scope): Deciding<Outcome> {
  yield { do: "sleep", milliseconds: Math.max(0, yield* duration(state, afterInputPath(state, scope))) };
  if (scope.language === "JSONata") return onward(state, yield* leftInJsonata(state, scope, scope.input, {}));
  return onward(state, leftInJsonPath(state, scope, effectiveInput(state, scope)));
}

function* duration(state: WaitState, scope: Scope): Deciding<number> {
  const seconds = yield* numberOf(state, "Seconds", scope);
  const milliseconds = seconds === undefined ? (yield* until(state, scope)) - scope.now : seconds * 1000;
  if (milliseconds / 1000 <= longestWait) return milliseconds;
  throw new StatesError("States.Runtime", "Wait state delay is too long.");
}

/** Milliseconds since 1970 in UTC. */
function* until(state: WaitState, scope: Scope): Deciding<number> {
  const path = scope.language === "JSONPath" ? state.TimestampPath : undefined;
  const written: Json =
    path === undefined
      ? yield* evaluated(state.Timestamp ?? null, "Timestamp", scope, {}, "string")
      : referenced(path, "TimestampPath", scope);
  const moment = typeof written === "string" ? momentOf(written) : undefined;
  if (moment !== undefined) return moment.milliseconds;
  const format = "ISO-8601 extended offset date-time format string";
  const shown = typeof written === "string" ? written : JSON.stringify(written);
  const cause =
    path === undefined
      ? `The Timestamp field cannot be parsed as an ${format}: ${shown}`
      : `The TimestampPath parameter does not reference a valid ${format}: ${path} == ${shown}`;
  throw scope.language === "JSONata"
    ? new StatesError("States.QueryEvaluationError", cause, "Timestamp")
    : new StatesError("States.Runtime", cause);
}
