import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "../asl/language/definition";
import { payloadBytes } from "./engine/limits";
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
    const read = readText(written);
    if ("value" in read) return read;
    const inShell = `in a shell the whole JSON stands in single quotes: --input '{"commands":["a"],"env":"b"}'`;
    return { problem: `--input ${read.problem}${read.problem.startsWith("is not JSON") ? `; ${inShell}` : ""}` };
  }
  const file = written.slice(1);
  const path = resolve(cwd, file);
  try {
    // What is no file, such as a pipe, tells its size only when it is read.
    const facts = statSync(path);
    const read =
      facts.isFile() && facts.size > payloadBytes ? { problem: tooLarge(facts.size) } : readText(decoded(path));
    return "value" in read ? read : { problem: `--input @${file}: the file ${read.problem}` };
  } catch (error) {
    return { problem: `--input @${file}: ${fileProblem(error, path)}` };
  }
}

const tooLarge = (bytes: number): string => `has ${bytes} bytes, Step Functions takes ${payloadBytes} as an input`;

/** Reads an input that is text, and looks whether the service would take it. */
export function readText(text: string): Input {
  const bytes = Buffer.byteLength(text);
  if (bytes > payloadBytes) return { problem: tooLarge(bytes) };
  const parsed = parseJson(text);
  if ("problem" in parsed) return parsed;
  const broken = brokenText(parsed.value);
  if (broken === undefined) return { value: parsed.value, text };
  return { problem: `holds ${broken}, half of a character only, which would arrive as another one` };
}

/** The first text or key with a surrogate alone, as JSON writes it: UTF-8 cannot. */
function brokenText(value: Json): string | undefined {
  if (typeof value === "string") return /\p{Surrogate}/u.test(value) ? JSON.stringify(value) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const part of [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value)]) {
    const broken = brokenText(part);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** Without a byte-order mark, which some editors write, nobody sees, and JSON does not have. */
const decoded = (path: string): string => new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));

/** What keeps a file from being read or written, as the end of a sentence. */
export function fileProblem(error: unknown, path: string): string {
  if (typeof error !== "object" || error === null || !("code" in error)) throw error;
  if (error.code === "ENOENT") return `there is no file ${path}`;
  if (error.code === "ENOTDIR") return `${path} is in no folder`;
  if (error.code === "EISDIR") return `${path} is a folder`;
  if (error.code === "EACCES") return `this user has no right to read or write ${path}`;
  if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return `${path} is not text in UTF-8: save it in that encoding`;
  return `${path} cannot be read or written (${error.code})`;
}
