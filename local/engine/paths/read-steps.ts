import { type Cursor, expect, skip, skipSpaces, take, takeInteger, takeQuoted, Unreadable, where } from "./cursor";
import { type PathFunction, pathFunctions, type Step, type Way } from "./path";
import { readFilter } from "./read-filter";

/** A name after a dot; a backslash makes the next character part of it. */
const name = /(?:\\.|[^\\\s.[\](),'"])+/y;
/** The same within a filter, where an operator may stand right after it. */
const nameInFilter = /(?:\\.|[^\\\s.[\](),'"=<>!&|~])+/y;

/** Reads the steps of a path from behind its root, as far as they go. @throws Unreadable */
export function readSteps(cursor: Cursor, inFilter = false): Way {
  const steps: Step[] = [];
  for (;;) {
    const read = readStep(cursor, inFilter);
    if (read === undefined) return { steps, definite: isDefinite(steps) };
    if ("apply" in read) return { steps, definite: true, apply: read.apply };
    steps.push(read.step);
  }
}

/** A list of names is one place, the object of them, as the last step only; so it is in Jayway. */
const isDefinite = (steps: readonly Step[]): boolean =>
  steps.every((step, index) => typeof step !== "object" || (step.kind === "names" && index === steps.length - 1));

type Read = { readonly step: Step } | { readonly apply: PathFunction };

function readStep(cursor: Cursor, inFilter: boolean): Read | undefined {
  if (skip(cursor, "..")) {
    const read = cursor.text[cursor.at] === "[" ? readBrackets(cursor) : readName(cursor, inFilter);
    if ("apply" in read) throw new Unreadable(`a name is expected after ".."`);
    if (typeof read.step === "object" && read.step.kind === "descendants") throw new Unreadable('".." follows ".."');
    return { step: { kind: "descendants", step: read.step } };
  }
  if (skip(cursor, ".")) return cursor.text[cursor.at] === "[" ? readBrackets(cursor) : readName(cursor, inFilter);
  return cursor.text[cursor.at] === "[" ? readBrackets(cursor) : undefined;
}

function readName(cursor: Cursor, inFilter: boolean): Read {
  const text = take(cursor, inFilter ? nameInFilter : name);
  if (text === undefined) throw new Unreadable(`a name is expected ${where(cursor)}`);
  if (text === "*") return { step: { kind: "wildcard" } };
  if (!skip(cursor, "(")) return { step: text.replace(/\\(.)/gs, "$1") };
  expect(cursor, ")");
  const apply = pathFunctions.find((known) => known === text);
  if (!apply) throw new Unreadable(`${text}() is no function of paths; those are: ${pathFunctions.join(", ")}`);
  return { apply };
}

function readBrackets(cursor: Cursor): { readonly step: Step } {
  expect(cursor, "[");
  skipSpaces(cursor);
  const step = readBracketed(cursor);
  expect(cursor, "]");
  return { step };
}

function readBracketed(cursor: Cursor): Step {
  if (skip(cursor, "*")) return { kind: "wildcard" };
  if (skip(cursor, "?")) {
    expect(cursor, "(");
    const filter = readFilter(cursor);
    expect(cursor, ")");
    return { kind: "filter", filter };
  }
  const first = takeQuoted(cursor);
  if (first !== undefined) {
    const names = readMore(cursor, first, takeQuoted);
    return names.length === 1 ? first : { kind: "names", names };
  }
  const from = takeInteger(cursor);
  skipSpaces(cursor);
  if (skip(cursor, ":")) return readSlice(cursor, from);
  if (from === undefined) {
    throw new Unreadable(`a name in quotes, a position, a slice, * or ?(…) is expected ${where(cursor)}`);
  }
  const positions = readMore(cursor, from, takeInteger);
  return positions.length === 1 ? from : { kind: "positions", positions };
}

function readSlice(cursor: Cursor, from: number | undefined): Step {
  skipSpaces(cursor);
  const to = takeInteger(cursor);
  skipSpaces(cursor);
  // A step may stand there, and means nothing.
  if (skip(cursor, ":")) takeInteger(cursor);
  if (from === undefined && to === undefined)
    throw new Unreadable("a slice begins or ends at a position: [1:], [:1] or [1:2]; all items are [*]");
  return { kind: "slice", ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readMore<T>(cursor: Cursor, first: T, read: (cursor: Cursor) => T | undefined): readonly T[] {
  const all = [first];
  for (;;) {
    skipSpaces(cursor);
    if (!skip(cursor, ",")) return all;
    skipSpaces(cursor);
    const next = read(cursor);
    if (next === undefined)
      throw new Unreadable(`another one like ${JSON.stringify(first)} is expected ${where(cursor)}`);
    all.push(next);
  }
}
