import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "../asl/language/definition";
import { parseJson } from "./json";

/** The input of an execution: its value and the text it was written as, or a sentence that says what is wrong with it. */
export type Input = { readonly value: Json; readonly text: string } | { readonly problem: string };

/**
 * Reads what stands behind `--input`: JSON, or `@` and the name of a file that holds it. Nothing means `{}`, as in AWS.
 * @param cwd the folder that the file's name starts from
 */
export function readInput(written: string | undefined, cwd: string): Input {
  if (written === undefined) return { value: {}, text: "{}" };
  if (!written.startsWith("@")) {
    const parsed = parseJson(written);
    if ("value" in parsed) return { value: parsed.value, text: written };
    const inShell = `in a shell the whole JSON stands in single quotes: --input '{"commands":["a"],"env":"b"}'`;
    return { problem: `--input ${parsed.problem}; ${inShell}` };
  }
  const file = written.slice(1);
  const path = resolve(cwd, file);
  try {
    const text = readFileSync(path, "utf8");
    const parsed = parseJson(text);
    return "value" in parsed
      ? { value: parsed.value, text }
      : { problem: `--input @${file}: the file ${parsed.problem}` };
  } catch (error) {
    return { problem: `--input @${file}: ${fileProblem(error, path)}` };
  }
}

function fileProblem(error: unknown, path: string): string {
  if (typeof error !== "object" || error === null || !("code" in error)) throw error;
  if (error.code === "ENOENT") return `there is no file ${path}`;
  if (error.code === "EISDIR") return `${path} is a folder`;
  return `${path} cannot be read (${error.code})`;
}
