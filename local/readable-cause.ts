import { constants } from "node:os";
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
    const stopped = String(fieldOf(value, "StoppedReason"));
    if (failed.length === 0) return stopped;
    const exits = failed.map(exitOf).join(", ");
    // Of a program that ended by itself ECS says no more than that it did.
    return fieldOf(value, "StopCode") === "SpotInterruption" ? `${exits}: ${stopped}` : exits;
  }
  const arn = fieldOf(value, "ExecutionArn");
  if (typeof arn !== "string") return lambdaError(value);
  const why = [fieldOf(value, "Error"), readableCause(String(fieldOf(value, "Cause") ?? ""))]
    .filter(Boolean)
    .join(": ");
  return `${machineOf(arn)} ${String(fieldOf(value, "Status"))}${why ? ` with ${why}` : ""}`;
}

/** What a Lambda function threw. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
function lambdaError(value: Json | undefined): string | undefined {
  const [type, message] = [fieldOf(value, "errorType"), fieldOf(value, "errorMessage")];
  return typeof type === "string" && typeof message === "string" ? `${type}: ${message}` : undefined;
}

/** `goBatchContainer exited with 137 (SIGKILL): OutOfMemoryError: …` */
function exitOf(container: Json): string {
  const code = Number(fieldOf(container, "ExitCode"));
  const [signal] = Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? [];
  const reason = fieldOf(container, "Reason");
  return `${fieldOf(container, "Name")} exited with ${code}${signal ? ` (${signal})` : ""}${typeof reason === "string" ? `: ${reason}` : ""}`;
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
