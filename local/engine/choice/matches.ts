import { parsedOnce } from "../parsed-once";

/**
 * Whether a whole text is like a pattern, in which `*` stands for any characters, none too, `\*` for a star and `\\` for a backslash.
 * https://states-language.net/#choice-state (StringMatches)
 */
export const matches = (text: string, pattern: string): boolean => piecesFit(text, piecesOf(pattern));

/** The pieces between the stars. */
const piecesOf = parsedOnce((pattern: string): readonly string[] => {
  const pieces = [""];
  for (const [token] of pattern.matchAll(/\\[*\\]|[\s\S]/g)) {
    if (token === "*") pieces.push("");
    else pieces.push((pieces.pop() ?? "") + (token.length === 2 ? token.slice(1) : token));
  }
  return pieces;
});

/** No regular expression: with many stars those take exponential time. */
function piecesFit(text: string, pieces: readonly string[]): boolean {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
