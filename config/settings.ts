import { z } from "zod";
import { nearest } from "./nearest";
import { fieldName, listed, type Path, shown } from "./wording";

/** One thing wrong with a value of a file, told by its path. */
export interface SettingsFinding {
  readonly path: Path;
  /** Whether to point at the key, as for one that should not be there, or at the value. */
  readonly at: "key" | "value";
  readonly says: string;
}

type Issue = z.core.$ZodIssue;

/** Holds a value against a schema. Findings are complete, and one cause gives one finding. */
export function checkSettings<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { readonly settings: z.output<S> } | { readonly findings: readonly SettingsFinding[] } {
  const result = schema.safeParse(value, { reportInput: true, error: allowedPhrase });
  return result.success ? { settings: result.data } : { findings: findingsOf(result.error.issues, schema, []) };
}

/** What is allowed, where the schema itself says no phrase. */
function allowedPhrase(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_value") return listed(issue.values, "or");
  if (!(issue.inst instanceof z.ZodObject)) return undefined;
  const { shape } = issue.inst;
  const keys = Object.keys(shape);
  if (issue.code === "unrecognized_keys") return listed(keys, "or");
  const required = keys.filter((key) => unwrapped(shape[key]) === shape[key]);
  return `an object with ${listed(required.length > 0 ? required : keys, "and")}`;
}

function findingsOf(issues: readonly Issue[], schema: z.core.$ZodType, base: Path): readonly SettingsFinding[] {
  const unknown = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownKeys(issue, schema) : []));
  // A misspelt key is also a missing one; the misspelling is the cause.
  const meant = new Set(
    unknown.flatMap(({ path, meant }) => (meant ? [fieldName([...path.slice(0, -1), meant])] : [])),
  );
  const others = issues
    .filter((issue) => issue.code !== "unrecognized_keys")
    .filter((issue) => issue.input !== undefined || !meant.has(fieldName(issue.path)))
    .flatMap((issue) => (issue.code === "invalid_union" ? unionFindings(issue, schema) : [findingOf(issue)]));
  return [...unknown, ...others].map(({ path, at, says }) => ({ path: [...base, ...path], at, says }));
}

function findingOf(issue: Issue): SettingsFinding {
  const { path, message } = issue;
  if (issue.input === undefined) return { path, at: "value", says: `missing, write ${message}` };
  if (issue.code === "custom") return { path, at: "value", says: message };
  if (issue.code === "invalid_key") {
    const [cause] = issue.issues;
    const says =
      cause?.code === "custom" ? cause.message : `found the key ${shown(path.at(-1))}, allowed ${cause?.message}`;
    return { path, at: "key", says };
  }
  return { path, at: "value", says: `found ${shown(issue.input)}, allowed ${message}` };
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, schema: z.core.$ZodType) {
  const written = Object.keys(Object(issue.input));
  const free = keysOf(schemaAt(schema, issue.path)).filter((key) => !written.includes(key));
  return issue.keys.map((key) => {
    const meant = nearest(key, free);
    const says = `unknown key, ${meant === undefined ? "" : `did you mean "${meant}"? `}allowed ${issue.message}`;
    return { path: [...issue.path, key], at: "key", says, meant } as const;
  });
}

/** The findings of the alternative that was meant, told by the kind of the value and by its keys, not by what fails in it. */
function unionFindings(issue: z.core.$ZodIssueInvalidUnion, schema: z.core.$ZodType): readonly SettingsFinding[] {
  const union = schemaAt(schema, issue.path);
  const options = union instanceof z.ZodUnion ? union.options : [];
  const ofItsKind = issue.errors.flatMap((issues, index) => {
    const otherKind = issues.some(
      ({ path, code }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"),
    );
    const option = options[index];
    return otherKind || option === undefined ? [] : [{ issues, option }];
  });
  const meant = ofItsKind.length <= 1 ? ofItsKind[0] : byKeys(ofItsKind, Object.keys(Object(issue.input)));
  return meant === undefined ? [findingOf(issue)] : findingsOf(meant.issues, meant.option, issue.path);
}

/** The alternative with the written keys, misspelt ones included; none when the keys belong to no or to several ones. */
function byKeys<A extends { readonly option: z.core.$ZodType }>(
  alternatives: readonly A[],
  written: readonly string[],
): A | undefined {
  const owning = alternatives.filter(({ option }) => written.some((key) => keysOf(option).includes(key)));
  if (owning.length > 0) return owning.length === 1 ? owning[0] : undefined;
  return alternatives.find(({ option }) => written.some((key) => nearest(key, keysOf(option)) !== undefined));
}

const keysOf = (schema: z.core.$ZodType | undefined): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** The schema of the value at a path through objects, without what makes a field optional. */
function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) at = at instanceof z.ZodObject ? unwrapped(at.shape[String(key)]) : undefined;
  return at;
}

const unwrapped = (schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional ? unwrapped(schema.unwrap()) : schema;
