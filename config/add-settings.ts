import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";

/**
 * Adds settings to the text of a configuration file, which keeps its comments, its line ends and its indentation. A key that the file
 * has already is left as it is.
 *
 * jsonc-parser's own `modify` puts a key before the comment behind its neighbour, which then speaks of the wrong line.
 *
 * @param text an object without syntax errors, as `loadEnvironment` takes it
 * @param settings by key, in the order in which they are to stand
 * @param behind a key of the text; the first setting goes behind it, each further one behind the one before
 * @returns the new text, and the keys that were added
 */
export function addSettings(
  text: string,
  settings: Readonly<Record<string, string>>,
  behind: string,
): { readonly text: string; readonly added: readonly string[] } {
  const added: string[] = [];
  let written = text;
  let neighbour = behind;
  for (const [key, value] of Object.entries(settings)) {
    if (nodeOf(written, key) === undefined) {
      written = addBehind(written, neighbour, key, value);
      added.push(key);
    }
    neighbour = key;
  }
  return { text: written, added };
}

const nodeOf = (text: string, key: string): Node | undefined => {
  const root = parseTree(text);
  return root && findNodeAtLocation(root, [key]);
};

/** What may stand behind a value on its line: a comma, a comment; and the line's end, if nothing else does. */
const restOfLine = /[^\S\r\n]*(?<comma>,?)[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*.*?\*\/[^\S\r\n]*)?(?<end>\r\n|\r|\n)?/y;

function addBehind(text: string, neighbour: string, key: string, value: string): string {
  const node = nodeOf(text, neighbour);
  if (node === undefined) throw new Error(`there is no key ${neighbour} to write ${key} behind`);
  const property = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const valueEnd = node.offset + node.length;
  restOfLine.lastIndex = valueEnd;
  const [rest = "", comma, end] = restOfLine.exec(text) ?? [];
  const insert = (at: number, added: string) => text.slice(0, at) + added + text.slice(at);

  if (end === undefined) {
    const afterComma = text.indexOf(",", valueEnd) + 1;
    return comma ? insert(afterComma, ` ${property},`) : insert(valueEnd, `, ${property}`);
  }
  const line = `${end}${indentationAt(text, node.offset)}${property}`;
  const lineEnd = valueEnd + rest.length - end.length;
  if (comma) return insert(lineEnd, `${line},`);
  // The neighbour is the last key, or the file has its commas at the beginning of lines.
  return `${text.slice(0, valueEnd)},${text.slice(valueEnd, lineEnd)}${line}${text.slice(lineEnd)}`;
}

const indentationAt = (text: string, offset: number): string => {
  const line =
    text
      .slice(0, offset)
      .split(/[\r\n]/)
      .at(-1) ?? "";
  return /^\s*/.exec(line)?.[0] ?? "";
};
