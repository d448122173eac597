import type { Json } from "../asl/language/definition";
import { fieldOf, isObject } from "./json";

/** Longer causes fill more than a screen, and are in the history whole. */
const longest = 1000;

/**
 * Why something failed, for a person: the cause of a failed task is the JSON of what the service last said of it, of
 * which one thing matters. `goBatchContainer exited with 3`; a cause in words stays as it is.
 */
export function readableCause(cause: string): string {
  const said = readableJson(asJson(cause)) ?? cause;
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}

function readableJson(value: Json | undefined): string | undefined {
  const containers = fieldOf(value, "Containers");
  if (Array.isArray(containers)) {
    const failed = containers.filter((container) => Number(fieldOf(container, "ExitCode") ?? 0) !== 0);
    const exits = failed.map(
      (container) => `${fieldOf(container, "Name")} exited with ${fieldOf(container, "ExitCode")}`,
    );
    return exits.length > 0 ? exits.join(", ") : String(fieldOf(value, "StoppedReason"));
  }
  const arn = fieldOf(value, "ExecutionArn");
  if (typeof arn !== "string") return undefined;
  const why = [fieldOf(value, "Error"), readableCause(String(fieldOf(value, "Cause") ?? ""))]
    .filter(Boolean)
    .join(": ");
  return `${machineOf(arn)} ${String(fieldOf(value, "Status"))}${why ? ` with ${why}` : ""}`;
}

/** The JSON object that a text holds, if it holds one. */
function asJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The name of the machine in the ARN of one of its executions. */
export const machineOf = (executionArn: string): string => executionArn.split(":").at(-2) ?? executionArn;
