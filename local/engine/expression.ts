import type { Json } from "../../asl/language/definition";
import { StatesError } from "./error-names";
import { functions } from "./intrinsics/functions";
import { type Argument, type Call, parseCall } from "./intrinsics/parse-call";
import { type NotAPath, type Path, parsePath } from "./paths/parse-path";
import { type Roots, readPath, rootOf } from "./paths/read-path";

/** What a field whose name ends in `.$` holds. */
export type Expression = { readonly path: Path } | { readonly call: Call };

/** Parses the text of such a field: a text that begins with `$` is a path, any other a call. */
export function parseExpression(text: string): Expression | NotAPath {
  if (text.startsWith("$")) {
    const path = parsePath(text);
    return "problem" in path ? path : { path };
  }
  const call = parseCall(text);
  return "problem" in call ? call : { call };
}

/**
 * The value of an expression.
 * @param field the field that holds it, named in the cause as the service names it
 * @throws StatesError States.Runtime when a path leads nowhere
 */
export function evaluate(expression: Expression, field: string, roots: Roots): Json {
  if ("call" in expression) return invoke(expression.call, roots);
  const value = readPath(expression.path, roots);
  if (value !== undefined) return value;
  throw new StatesError(
    "States.Runtime",
    `The JSONPath '${expression.path.text}' specified for the field '${field}' could not be found in the input '${shown(expression.path, roots)}'`,
  );
}

function invoke(call: Call, roots: Roots): Json {
  const valueOfArgument = (argument: Argument): Json => {
    if ("literal" in argument) return argument.literal;
    if ("call" in argument) return invoke(argument.call, roots);
    const value = readPath(argument.path, roots);
    if (value !== undefined) return value;
    throw new StatesError(
      "States.Runtime",
      `The function '${call.text}' had the following error: The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${shown(argument.path, roots)}'`,
    );
  };
  const invoked = functions[call.name];
  if (!invoked) throw new Error(`${call.name} was parsed but is not in the table of functions`);
  return invoked(call.args.map(valueOfArgument));
}

/** What was searched, as the service quotes it: the whole value that the path begins at. */
const shown = (path: Path, roots: Roots): string => JSON.stringify(rootOf(path, roots) ?? {});
