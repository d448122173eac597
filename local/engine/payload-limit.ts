import type { Json } from "../../asl/language/definition";
import { StateFailure } from "./failure";
import { isTooLong, jsonText } from "./json-text";

/** What a state sends to a service or to its lines of states, if it is no longer than a payload may be. @throws StateFailure */
export function withinPayload(value: Json, state: string): Json {
  if (!isTooLong(jsonText(value))) return value;
  throw new StateFailure(
    "States.DataLimitExceeded",
    `The state/task '${state}' provided parameters with a size exceeding the maximum number of bytes service limit.`,
  );
}
