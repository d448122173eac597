import type { Json, JsonObject, QueryLanguage, State } from "../../../asl/language/definition";
import { nearest } from "../../../config/nearest";
import { fieldOf, isObject } from "../../json";
import { type Check, objectOf, shown } from "./check";
import { referenceFindings } from "./expression-findings";
import { processorConfig } from "./map-parts";
import { goingOn, stateFields, togetherFindings } from "./state-fields";
import { anything, text } from "./values";
import { type Assigned, assignedIn, shadowFindings } from "./variables";

/** What is known of the machine while its graphs are looked at. */
export interface Whole {
  readonly language: QueryLanguage;
  /** The states seen so far, by name: no name stands twice in a machine. */
  readonly seen: Set<string>;
  /** What the graphs around assign: a variable belongs to one of them and all that is within. */
  readonly assigned: Assigned;
}

/** Fields of every graph: the machine itself, a branch, the body of a Map. */
const graphFields = {
  Comment: { check: text },
  StartAt: { check: anything, required: true },
  States: { check: anything, required: true },
} as const;

const branch = objectOf("a branch", graphFields);
const body = objectOf("the body of a Map", { ...graphFields, ProcessorConfig: { check: processorConfig } });

/** What is wrong with the states of a graph and with the ways between them. */
export function graphFindings(graph: JsonObject, at: string, whole: Whole): readonly string[] {
  const states = fieldOf(graph, "States");
  if (!isObject(states))
    return states === undefined ? [] : [`${at}: States is ${shown(states)}, a JSON object is expected`];
  const names = new Set(Object.keys(states));
  if (names.size === 0) return [`${at} has no States`];
  const start = fieldOf(graph, "StartAt");
  return [
    ...(start === undefined ? [] : targetFindings(start, `${at}, StartAt`, names)),
    ...[...names].flatMap((name) => stateFindings(name, states, names, whole)),
    ...(typeof start === "string" && names.has(start) ? unreachable(start, states) : []),
  ];
}

function stateFindings(name: string, states: JsonObject, names: ReadonlySet<string>, whole: Whole): readonly string[] {
  const state = states[name] as Json;
  const at = `state "${name}"`;
  const findings = [...nameFindings(name, whole)];
  if (!isObject(state)) return [...findings, `${at}: found ${shown(state)}, a JSON object is expected`];
  const type = fieldOf(state, "Type");
  if (!isStateType(type)) return [...findings, typeFinding(type, at)];
  const own = fieldOf(state, "QueryLanguage");
  const language = own === "JSONPath" || own === "JSONata" ? own : whole.language;
  return [
    ...findings,
    ...(own === "JSONPath" && whole.language === "JSONata"
      ? [`${at}, QueryLanguage: found JSONPath, and a machine in JSONata has states in JSONata only`]
      : []),
    ...stateFields[type](state, { at, language }),
    ...(language === "JSONata" ? referenceFindings(state, type, at) : []),
    ...shadowFindings(state, at, whole.assigned),
    ...togetherFindings[type](state, at),
    ...(goingOn.includes(type) ? endFindings(state, at) : []),
    ...transitionsOf(state).flatMap(([field, target]) => targetFindings(target, `${at}, ${field}`, names)),
    ...graphsIn(state).flatMap(([field, graph, check]) =>
      innerFindings(graph, `${at}, ${field}`, check, whole, states),
    ),
  ];
}

function innerFindings(graph: Json, at: string, check: Check, whole: Whole, around: JsonObject): readonly string[] {
  return [
    ...check(graph, { at, language: whole.language }),
    ...(isObject(graph) ? graphFindings(graph, at, { ...whole, assigned: seenIn(graph, whole.assigned, around) }) : []),
  ];
}

/** The children of a distributed Map are executions of their own, which see no variable of what is around. */
const seenIn = (graph: JsonObject, outer: Assigned, around: JsonObject): Assigned =>
  fieldOf(fieldOf(graph, "ProcessorConfig"), "Mode") === "DISTRIBUTED"
    ? new Map()
    : new Map([...outer, ...assignedIn(around)]);

/** https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
function nameFindings(name: string, { seen }: Whole): readonly string[] {
  const findings: string[] = [];
  if (name.length < 1 || name.length > 80)
    findings.push(`state "${name}": its name has ${name.length} characters, 1 to 80 are allowed`);
  if (seen.has(name))
    findings.push(`state "${name}" stands twice in the machine, names are unique in it and all that is within`);
  seen.add(name);
  return findings;
}

const endFindings = (state: JsonObject, at: string): readonly string[] => {
  const next = Object.hasOwn(state, "Next");
  return next === Object.hasOwn(state, "End")
    ? [`${at} needs either Next or End, ${next ? "found both" : "found none"}`]
    : [];
};

/** Every field of a state that names a state to go on with. */
function transitionsOf(state: JsonObject): readonly (readonly [string, Json])[] {
  const listed = (field: "Choices" | "Catch") => {
    const each = fieldOf(state, field);
    return (Array.isArray(each) ? each : []).map(
      (one, index) => [`${field}[${index}], Next`, fieldOf(one, "Next")] as const,
    );
  };
  const single = ["Next", "Default"].map((field) => [field, fieldOf(state, field)] as const);
  return [...single, ...listed("Choices"), ...listed("Catch")].filter(
    (found): found is readonly [string, Json] => found[1] !== undefined,
  );
}

/** The graphs within a state, and what each of them may have. */
function graphsIn(state: JsonObject): readonly (readonly [string, Json, Check])[] {
  if (state.Type === "Parallel") {
    const branches = fieldOf(state, "Branches");
    return (Array.isArray(branches) ? branches : []).map(
      (graph, index) => [`Branches[${index}]`, graph, branch] as const,
    );
  }
  if (state.Type !== "Map") return [];
  return ["ItemProcessor", "Iterator"].flatMap((field) => {
    const graph = fieldOf(state, field);
    return graph === undefined ? [] : [[field, graph, body] as const];
  });
}

function targetFindings(target: Json, at: string, names: ReadonlySet<string>): readonly string[] {
  if (typeof target === "string" && names.has(target)) return [];
  const near = typeof target === "string" ? nearest(target, [...names]) : undefined;
  return [`${at}: there is no state ${shown(target)} beside it${near ? `; did you mean "${near}"?` : ""}`];
}

/** States that no way leads to, which the service refuses too. */
function unreachable(start: string, states: JsonObject): readonly string[] {
  const reached = new Set([start]);
  for (const name of reached) {
    const state = fieldOf(states, name);
    if (!isObject(state)) continue;
    for (const [, target] of transitionsOf(state)) if (typeof target === "string") reached.add(target);
  }
  return Object.keys(states)
    .filter((name) => !reached.has(name))
    .map((name) => `state "${name}" is never reached: no state leads to it; remove it, or let a Next name it`);
}

const isStateType = (type: Json | undefined): type is State["Type"] =>
  typeof type === "string" && Object.hasOwn(stateFields, type);

function typeFinding(type: Json | undefined, at: string): string {
  const types = Object.keys(stateFields);
  if (type === undefined) return `${at} has no Type; there are: ${types.join(", ")}`;
  const near = typeof type === "string" ? nearest(type, types) : undefined;
  return `${at}, Type: found ${shown(type)}, allowed: ${types.join(", ")}${near ? `; did you mean ${near}?` : ""}`;
}

/** Whether any state of a graph, or of a graph within it, ends. */
export function endsSomewhere(graph: Json): boolean {
  const states = fieldOf(graph, "States");
  return Object.values(isObject(states) ? states : {}).some(
    (state) =>
      fieldOf(state, "End") !== undefined ||
      ["Succeed", "Fail"].includes(String(fieldOf(state, "Type"))) ||
      (isObject(state) && graphsIn(state).some(([, inner]) => endsSomewhere(inner))),
  );
}
