import type { Json } from "../../../asl/language/definition";
import { fieldOf } from "../../json";
import { type NotAPath, type Path, parsePath } from "../paths/parse-path";
import { functions } from "./functions";

/** A call of an intrinsic function. https://states-language.net/#intrinsic-functions */
export interface Call {
  /** As it was written. */
  readonly text: string;
  readonly name: string;
  readonly args: readonly Argument[];
}

/** An argument: a value as it stands, a path, or a call in turn. */
export type Argument = { readonly literal: Json } | { readonly path: Path } | { readonly call: Call };

const opening = /^\s*([A-Za-z0-9_.]+)\(/;
const quoted = /^'((?:\\['{}\\]|[^'\\])*)'/;
const bare = /^(?:\$(?:\[(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^\]'"]*)\]|\\.|[^\s,()'[\]])*|[^\s,()'$]+)/;

/** Parses a whole text as one call. */
export function parseCall(text: string): Call | NotAPath {
  const parsed = readCall(text);
  if ("problem" in parsed) return parsed;
  const rest = text.slice(parsed.length).trim();
  return rest === ""
    ? parsed.call
    : { problem: `"${text}": after the call stands "${rest}", which belongs to nothing` };
}

type Read<T> = (T & { readonly length: number }) | NotAPath;

function readCall(text: string): Read<{ readonly call: Call }> {
  const [start, name = ""] = opening.exec(text) ?? [];
  if (start === undefined) return { problem: `"${text}" is neither a path nor a call of an intrinsic function` };
  if (!Object.hasOwn(functions, name)) {
    return {
      problem: `${name} is not run locally; the intrinsic functions that are: ${Object.keys(functions).join(", ")}`,
    };
  }
  const args: Argument[] = [];
  let at = start.length;
  for (;;) {
    at += spaces(text, at);
    if (text[at] === ")" && args.length === 0) break;
    const argument = readArgument(text.slice(at));
    if ("problem" in argument) return argument;
    args.push(argument.argument);
    at += argument.length;
    at += spaces(text, at);
    if (text[at] === ")") break;
    if (text[at] !== ",") return { problem: `"${text}": "," or ")" is expected at character ${at + 1}` };
    at += 1;
  }
  return { call: { text: text.slice(0, at + 1).trim(), name, args }, length: at + 1 };
}

const spaces = (text: string, at: number): number => /^\s*/.exec(text.slice(at))?.[0].length ?? 0;

function readArgument(text: string): Read<{ readonly argument: Argument }> {
  const string = quoted.exec(text);
  if (string) return { argument: { literal: (string[1] ?? "").replace(/\\(.)/g, "$1") }, length: string[0].length };
  if (opening.test(text)) {
    const inner = readCall(text);
    return "problem" in inner ? inner : { argument: { call: inner.call }, length: inner.length };
  }
  const word = bare.exec(text)?.[0] ?? "";
  if (word.startsWith("$")) {
    const path = parsePath(word);
    return "problem" in path ? path : { argument: { path }, length: word.length };
  }
  const literal = literalOf(word);
  return literal === undefined
    ? {
        problem: `"${text}": an argument is a 'text', a number, true, false, null, a path or a call; in a text \\', \\{, \\} and \\\\ stand for the characters`,
      }
    : { argument: { literal }, length: word.length };
}

const words: Readonly<Record<string, Json>> = { true: true, false: false, null: null };

const literalOf = (word: string): Json | undefined =>
  /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(word) ? Number(word) : fieldOf(words, word);
