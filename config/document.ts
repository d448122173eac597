import { getNodeValue, type Node, type ParseError, parse, parseTree, printParseErrorCode } from "jsonc-parser";
import { type Path, shown } from "./wording";

/** One thing wrong in a file. */
export interface Finding {
  /** Where in the text, counted in UTF-16 units as editors do. */
  readonly offset: number;
  /** The field; empty when the finding is not about one. */
  readonly path: Path;
  /** What was found and what is allowed, without the place. */
  readonly says: string;
}

/** Line and column of a place, both from 1. */
export type Position = (offset: number) => { readonly line: number; readonly column: number };

/** Finds the places of a text. Its lines are looked for once: a wrong file can have a finding in each of them. */
export function positionsIn(text: string): Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let [first, behind] = [0, starts.length];
    while (behind - first > 1) {
      const middle = (first + behind) >> 1;
      if ((starts[middle] ?? 0) <= offset) first = middle;
      else behind = middle;
    }
    return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
  };
}

/** A configuration file, read: its value and the places of its parts. */
export interface Document {
  readonly value: unknown;
  /** Where the value at a path stands; for a path that is not there, the innermost object on the way to it. */
  readonly valueOffset: (path: Path) => number;
  /** Where the key at a path stands. */
  readonly keyOffset: (path: Path) => number;
  /** Keys written twice, and the one name that JavaScript objects cannot hold as an ordinary key. */
  readonly findings: readonly Finding[];
}

/**
 * Reads JSON with comments. After a syntax error the rest of the text means nothing certain, so the first one is
 * reported alone.
 */
export function readDocument(text: string): Document | { readonly syntaxError: Finding } {
  try {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors);
    const [first] = errors;
    if (first !== undefined) return { syntaxError: syntaxError(text, first) };
    if (root === undefined) return { syntaxError: { offset: 0, path: [], says: "holds no value" } };
    return {
      value: getNodeValue(root),
      valueOffset: (path) => descend(root, path).offset,
      keyOffset: (path) => keyOf(descend(root, path)).offset,
      findings: unusableKeys(root, [], positionsIn(text)),
    };
  } catch (error) {
    // The parser calls itself for each level of {…} and […].
    if (error instanceof RangeError)
      return { syntaxError: { offset: 0, path: [], says: "is nested too deeply to be read" } };
    throw error;
  }
}

function descend(root: Node, path: Path): Node {
  let at = root;
  for (const key of path) {
    const next = at.type === "array" ? at.children?.[Number(key)] : valuesOf(at).get(key);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

const valuesByKey = new WeakMap<Node, ReadonlyMap<PropertyKey, Node>>();

/** The values of an object by key; of a key written twice the last one counts, as in `value`. */
function valuesOf(object: Node): ReadonlyMap<PropertyKey, Node> {
  const known = valuesByKey.get(object);
  if (known !== undefined) return known;
  const values = new Map<PropertyKey, Node>();
  for (const { children: [key, value] = [] } of object.children ?? [])
    if (key !== undefined && value !== undefined) values.set(key.value, value);
  valuesByKey.set(object, values);
  return values;
}

const keyOf = (value: Node): Node =>
  value.parent?.type === "property" ? (value.parent.children?.[0] ?? value) : value;

function unusableKeys(node: Node, path: Path, position: Position): readonly Finding[] {
  const findings: Finding[] = [];
  const firstOffsets = new Map<string, number>();
  for (const [index, child] of (node.children ?? []).entries()) {
    const [key, value] = node.type === "object" ? (child.children ?? []) : [undefined, child];
    const at = [...path, key === undefined ? index : String(key.value)];
    if (key !== undefined) {
      const name = String(key.value);
      const first = firstOffsets.get(name);
      if (first === undefined) firstOffsets.set(name, key.offset);
      else {
        const says = `written twice, first on line ${position(first).line}: keep one`;
        findings.push({ offset: key.offset, path: at, says });
      }
      if (name === "__proto__") findings.push({ offset: key.offset, path: at, says: "this key cannot be used" });
    }
    if (value !== undefined) findings.push(...unusableKeys(value, at, position));
  }
  return findings;
}

/** What each error of the parser means to the writer; `token` is the text it stopped at. */
const syntaxSentences: Readonly<Record<string, (token: string) => string>> = {
  InvalidSymbol: (token) => `found ${token}, allowed text in double quotes, a number, true, false, null, {…} or […]`,
  UnexpectedEndOfNumber: (token) => `found ${token}, which is no complete number`,
  PropertyNameExpected: (token) =>
    `found ${token}, allowed a key in double quotes; after the last one there is no comma`,
  ValueExpected: (token) => `found ${token}, allowed a value; after the last one there is no comma`,
  ColonExpected: (token) => `found ${token}, allowed ":" between a key and its value`,
  CommaExpected: (token) => `found ${token}, allowed "," before it`,
  CloseBraceExpected: (token) => `found ${token}, allowed "}"`,
  CloseBracketExpected: (token) => `found ${token}, allowed "]"`,
  EndOfFileExpected: (token) => `found ${token}, allowed nothing more`,
  UnexpectedEndOfComment: () => 'found a comment without its end, write "*/"',
  UnexpectedEndOfString: () => "found text without its second double quote on the same line",
  InvalidUnicode: () => 'found text with "\\u" but without four hexadecimal digits behind it',
  InvalidEscapeCharacter: () => 'found text with a backslash that starts no escape, write "\\\\" for a backslash',
  InvalidCharacter: () => 'found text with a control character, write it as "\\u" and four hexadecimal digits',
};

function syntaxError(text: string, { error, offset, length }: ParseError): Finding {
  const written = text.slice(offset, offset + length);
  // Text stands in its quotes already.
  const token = length === 0 ? "the end of the file" : shown(written.startsWith('"') ? parse(written) : written);
  const code = printParseErrorCode(error);
  return { offset, path: [], says: (syntaxSentences[code] ?? (() => `found ${token}: ${code}`))(token) };
}
