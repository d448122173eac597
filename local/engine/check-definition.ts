import type { Definition, Json } from "../../asl/language/definition";
import { CannotRun } from "../cannot-run";
import { fieldOf, isObject } from "../json";
import { type Fields, objectOf, shown } from "./definition/check";
import { endsSomewhere, graphFindings } from "./definition/graph";
import { anything, literalNumber, oneOf, text } from "./definition/values";
import { mostSeconds } from "./limits";

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const definitionBytes = 1_048_576;

/** How deep JSON may be nested; what reads JSON for the service goes no deeper. https://github.com/FasterXML/jackson-core/issues/943 */
const deepest = 1000;

const fields: Fields<Definition> = {
  Comment: { check: text },
  StartAt: { check: anything, required: true },
  States: { check: anything, required: true },
  Version: { check: oneOf("1.0") },
  QueryLanguage: { check: oneOf("JSONPath", "JSONata") },
  TimeoutSeconds: { check: literalNumber(1, mostSeconds) },
};

const machine = objectOf("a state machine", fields);

/**
 * A definition that the engine can run whole. It is only read.
 * @param place where the machine stands, for the sentences
 * @throws CannotRun with everything that is found, before anything starts
 */
export function checkDefinition(value: Json, name: string, place: string): Definition {
  const findings = definitionFindings(value);
  if (findings.length > 0) {
    throw new CannotRun(findings.map((finding) => `state machine "${name}" (${place}): ${finding}`));
  }
  return value as unknown as Definition;
}

/** What is wrong with a definition, one sentence each. */
function definitionFindings(value: Json): readonly string[] {
  if (!isObject(value)) return [`its definition is ${cut(value)}, a JSON object is expected`];
  if (isDeeper(value, deepest)) return [`its definition is nested deeper than ${deepest} levels`];
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > definitionBytes) {
    return [`its definition has ${bytes} bytes, ${definitionBytes} are allowed; move a part into a machine of its own`];
  }
  const language = fieldOf(value, "QueryLanguage") === "JSONata" ? "JSONata" : "JSONPath";
  const graph = graphFindings(value, "the definition", { language, seen: new Set(), assigned: new Map() });
  return [
    ...machine(value, { at: "the definition", language }),
    ...graph,
    ...(graph.length > 0 || !isObject(fieldOf(value, "States")) || endsSomewhere(value)
      ? []
      : ["no state of it ends the execution; give one End: true, or add a Succeed or Fail state"]),
  ];
}

const cut = (value: Json): string => (Array.isArray(value) ? "a list" : shown(value));

/** Looked at without recursion: what is too deep would be too deep for that too. */
function isDeeper(value: Json, levels: number): boolean {
  let row: readonly Json[] = [value];
  for (let level = 0; level <= levels; level += 1) {
    row = row.flatMap((one) => (typeof one === "object" && one !== null ? (Object.values(one) as Json[]) : []));
    if (row.length === 0) return false;
  }
  return true;
}
