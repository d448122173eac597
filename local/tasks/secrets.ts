import { CannotRun } from "../cannot-run";
import { isObject, parseJson } from "../json";
import { readNamedFile } from "./named-file";

/*
 * Secrets of a container, which ECS takes from Secrets Manager or Parameter Store. Nothing of AWS is asked here: they come from a file
 * of the person's own, and no sentence ever shows a value.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
 */

/** Where the values of secrets come from. */
export interface Secrets {
  /** The value of the variable of that name; undefined when the file does not have it. */
  readonly value: (name: string) => string | undefined;
  /** The file that they come from; undefined when they are placeholders. */
  readonly from: string | undefined;
}

/** A value that shows which secret the program would have got. */
export const placeholders: Secrets = { value: (name) => `<secret ${name}>`, from: undefined };

/** Secrets of a file: a JSON object of texts, or lines NAME=value. @throws CannotRun when it holds something else */
export function readSecrets(file: string, cwd: string): Secrets {
  const text = readNamedFile("--secrets", file, cwd);
  const read = text.trimStart().startsWith("{") ? readObject(text) : readLines(text);
  if ("findings" in read) {
    throw new CannotRun(
      read.findings.map((finding) => `--secrets ${file}: ${finding}`),
      2,
    );
  }
  return { value: (name) => read.values.get(name), from: file };
}

type Read = { readonly values: ReadonlyMap<string, string> } | { readonly findings: readonly string[] };

function readObject(text: string): Read {
  const parsed = parseJson(text);
  if ("problem" in parsed) return { findings: [`the file ${parsed.problem}`] };
  const values = new Map<string, string>();
  const findings: string[] = [];
  for (const [name, value] of Object.entries(isObject(parsed.value) ? parsed.value : {})) {
    if (typeof value === "string") values.set(name, value);
    else findings.push(`the value of ${name} is no text: a program gets its secrets as text, so write it in quotes`);
  }
  return findings.length > 0 ? { findings } : { values };
}

function readLines(text: string): Read {
  const values = new Map<string, string>();
  const findings: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const [, name, value] = /^\s*([^=\s]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) findings.push(`line ${index + 1} is not NAME=value`);
    else values.set(name, value);
  }
  return findings.length > 0 ? { findings } : { values };
}
