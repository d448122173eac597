import { parsedOnce } from "../parsed-once";
import { type Cursor, take, Unreadable, where } from "./cursor";
import type { NotAPath, Path } from "./path";
import { readSteps } from "./read-steps";

export { isReferencePath, type NotAPath, type Path, type ReferencePath } from "./path";

const root = /\$(?:\$|\p{ID_Start}\p{ID_Continue}*)?/uy;

/**
 * Parses a whole text as a path. https://states-language.net/#path and, for variables,
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export const parsePath = parsedOnce((text: string): Path | NotAPath => {
  const cursor = { text, at: 0 };
  try {
    const path = readPathAt(cursor);
    if (cursor.at === text.length) return path;
    return path.steps.length === 0
      ? { problem: `"${text}" is no path: a path begins with $, $$ or $ and the name of a variable` }
      : { problem: `"${text}" is no path: a dot or a bracket is expected ${where(cursor)}` };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: `"${text}" is no path: ${error.message}` };
    throw error;
  }
});

/** The path that a text of a definition is. */
export function pathOf(text: string): Path {
  const path = parsePath(text);
  // The definition was looked at before the execution began, so this is a defect of the engine.
  if ("problem" in path) throw new Error(path.problem);
  return path;
}

/** Reads the path that begins at the cursor, as far as it goes: an argument of a call ends at its comma. @throws Unreadable */
export function readPathAt(cursor: Cursor): Path {
  const start = cursor.at;
  const begin = take(cursor, root);
  if (begin === undefined) throw new Unreadable("a path begins with $, $$ or $ and the name of a variable");
  const way = readSteps(cursor);
  return {
    text: cursor.text.slice(start, cursor.at),
    root: begin === "$" ? "input" : begin === "$$" ? "context" : { variable: begin.slice(1) },
    ...way,
  };
}
