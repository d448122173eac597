import type { Json } from "../../../asl/language/definition";
import { nearest } from "../../../config/nearest";
import { type Cursor, expect, skip, skipSpaces, take, Unreadable, where } from "../paths/cursor";
import { readPathAt } from "../paths/parse-path";
import type { NotAPath } from "../paths/path";
import type { Argument, IntrinsicCall } from "./call";
import { functions } from "./functions";

/** Calls that may stand inside each other. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const deepest = 10;

/** Parses a whole text as one call. */
export function parseCall(text: string): IntrinsicCall | NotAPath {
  const cursor = { text, at: 0 };
  try {
    const call = readCall(cursor, 1);
    if (call === undefined) return { problem: `"${text}" is neither a path nor a call of an intrinsic function` };
    skipSpaces(cursor);
    if (cursor.at === text.length) return call;
    return { problem: `"${text}": after the call stands "${text.slice(cursor.at)}", which belongs to nothing` };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: `"${text}": ${error.message}` };
    throw error;
  }
}

function readCall(cursor: Cursor, depth: number): IntrinsicCall | undefined {
  skipSpaces(cursor);
  const start = cursor.at;
  const name = take(cursor, /[A-Za-z][A-Za-z0-9_.]*(?=\s*\()/y);
  if (name === undefined) return undefined;
  if (!Object.hasOwn(functions, name)) {
    const near = nearest(name, Object.keys(functions));
    throw new Unreadable(
      `there is no intrinsic function ${name}${near ? `; did you mean ${near}?` : `; there are: ${Object.keys(functions).join(", ")}`}`,
    );
  }
  if (depth > deepest) throw new Unreadable(`more than ${deepest} calls stand inside each other`);
  expect(cursor, "(");
  const args = readArguments(cursor, depth);
  return { text: cursor.text.slice(start, cursor.at), name, args };
}

function readArguments(cursor: Cursor, depth: number): readonly Argument[] {
  const args: Argument[] = [];
  skipSpaces(cursor);
  if (skip(cursor, ")")) return args;
  for (;;) {
    args.push(readArgument(cursor, depth));
    skipSpaces(cursor);
    if (skip(cursor, ")")) return args;
    if (!skip(cursor, ",")) throw new Unreadable(`"," or ")" is expected ${where(cursor)}`);
  }
}

function readArgument(cursor: Cursor, depth: number): Argument {
  skipSpaces(cursor);
  const text = take(cursor, /'(?:\\['{}\\]|[^'\\])*'/y);
  if (text !== undefined) return textArgument(text.slice(1, -1));
  if (cursor.text[cursor.at] === "$") return { path: readPathAt(cursor) };
  const call = readCall(cursor, depth + 1);
  if (call) return { call };
  const word = take(cursor, /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|true\b|false\b|null\b/y);
  if (word !== undefined) return { literal: JSON.parse(word) as Json };
  throw new Unreadable(
    `an argument is a 'text', a number, true, false, null, a path or a call, found ${where(cursor)}; in a text \\', \\{, \\} and \\\\ stand for the characters`,
  );
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, "$1");

/** The text, and where a `{}` in it is to be filled, should it be the template of States.Format. */
function textArgument(text: string): Argument {
  if (!text.includes("{}")) return { literal: unescaped(text), template: [unescaped(text)] };
  const template = [""];
  for (const [piece] of text.matchAll(/\\.|\{\}|[^\\{]+|\{/gs)) {
    if (piece === "{}") template.push("");
    else template.push((template.pop() ?? "") + unescaped(piece));
  }
  return { literal: unescaped(text), template };
}
