/** Where the reading of a text has got to. Its readers move it on. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Thrown by readers of paths; `parsePath` makes a sentence of it. */
export class Unreadable extends Error {}

/** What a sticky pattern matches at the cursor, which moves behind it. */
export function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

/** Moves behind a text that stands at the cursor, and tells whether it stood there. */
export function skip(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

export const skipSpaces = (cursor: Cursor): void => {
  take(cursor, /\s*/y);
};

/** Moves behind a text that has to stand there. */
export function expect(cursor: Cursor, text: string): void {
  skipSpaces(cursor);
  if (!skip(cursor, text)) throw new Unreadable(`"${text}" is expected ${where(cursor)}`);
}

/** `before "x"`, or `at the end`. */
export const where = ({ text, at }: Cursor): string => (at < text.length ? `before "${text.slice(at)}"` : "at the end");

/**
 * A text in ' or ", in which a backslash makes a quote of its own kind or a backslash part of it; before anything else it is itself, as
 * a recording of the service shows: `$['a\"b']` leads to the field `a\"b`. Undefined when none begins here.
 */
export function takeQuoted(cursor: Cursor): string | undefined {
  const quoted = take(cursor, /'(?:\\.|[^\\'])*'|"(?:\\.|[^\\"])*"/sy);
  return quoted?.slice(1, -1).replace(quoted.startsWith("'") ? /\\(['\\])/g : /\\(["\\])/g, "$1");
}

/** A whole number; undefined when none begins here. */
export function takeInteger(cursor: Cursor): number | undefined {
  const digits = take(cursor, /-?\d+/y);
  return digits === undefined ? undefined : Number(digits);
}
