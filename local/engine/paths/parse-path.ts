/**
 * Reference paths: `$.a.b[0]['c']` into the input, `$$.…` into the context object, `$name.…` into a variable.
 * https://states-language.net/#ref-paths and https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export interface Path {
  /** As it was written. */
  readonly text: string;
  readonly root: "input" | "context" | { readonly variable: string };
  /** Names of fields and positions in arrays, from the root inwards. */
  readonly steps: readonly (string | number)[];
}

/** The rest of a sentence about a text that is no path the engine runs. */
export interface NotAPath {
  readonly problem: string;
}

const root = /^\$(?:\$|\p{ID_Start}\p{ID_Continue}*)?(?=[.[]|$)/u;
/** A dot and a name; a backslash makes the next character part of the name, whatever it is. */
const dotName = /^\.((?:\\.|[^\\.[\]()'"@,:?*\s])+)/;
const bracketName = /^\[(?:'((?:\\.|[^\\'])*)'|"((?:\\.|[^\\"])*)")\]/;
const bracketIndex = /^\[(\d+)\]/;

/** Parses a reference path. Paths that can lead to several places (wildcards, slices, filters) are not run. */
export function parsePath(text: string): Path | NotAPath {
  const start = root.exec(text)?.[0];
  if (start === undefined) {
    return { problem: `"${text}" is no path: a path begins with $, $$ or $ and the name of a variable` };
  }
  const steps: (string | number)[] = [];
  let rest = text.slice(start.length);
  while (rest !== "") {
    const name = dotName.exec(rest) ?? bracketName.exec(rest);
    const index = bracketIndex.exec(rest);
    if (!name && !index)
      return {
        problem: `"${text}" is no reference path, the only kind that runs locally: "${rest}" leads to no single place`,
      };
    steps.push(index ? Number(index[1]) : (name?.[1] ?? name?.[2] ?? "").replace(/\\(.)/g, "$1"));
    rest = rest.slice((index ?? name)?.[0].length);
  }
  return { text, root: start === "$" ? "input" : start === "$$" ? "context" : { variable: start.slice(1) }, steps };
}
