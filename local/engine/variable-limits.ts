import type { Json } from "../../asl/language/definition";
import { StateFailure } from "./failure";
import { jsonText } from "./json-text";
import { allVariablesBytes, variableBytes } from "./limits";
import type { Variables } from "./scope";

/**
 * What an Assign assigns, if it is no more than variables may hold.
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 * AWS names no error for it: that it is States.DataLimitExceeded, and what its cause says, is assumed.
 * @param before the variables that the state sees
 * @throws StateFailure
 */
export function withinVariableLimits(assigned: Variables, before: Variables, state: string): Variables {
  const names = Object.keys(assigned);
  if (names.length === 0) return assigned;
  const exceeded = (what: string, bytes: number, most: number): StateFailure =>
    new StateFailure(
      "States.DataLimitExceeded",
      `The state '${state}' assigned ${what} of ${bytes} bytes, the maximum is ${most} bytes.`,
    );
  let together = 0;
  for (const name of names) {
    const bytes = bytesOf(assigned[name] as Json);
    if (bytes > variableBytes) throw exceeded(`the variable '${name}'`, bytes, variableBytes);
    together += bytes;
  }
  if (together > variableBytes) throw exceeded("variables", together, variableBytes);
  const all = Object.values({ ...before, ...assigned }).reduce<number>((sum, value) => sum + bytesOf(value), 0);
  if (all > allVariablesBytes) throw exceeded("variables, all of them", all, allVariablesBytes);
  return assigned;
}

const bytesOf = (value: Json): number => Buffer.byteLength(jsonText(value));
