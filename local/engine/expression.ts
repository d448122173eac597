import type { Json } from "../../asl/language/definition";
import { StatesError } from "./error-names";
import { type Argument, type IntrinsicCall, Unfit } from "./intrinsics/call";
import { functions } from "./intrinsics/functions";
import { parseCall } from "./intrinsics/parse-call";
import { parsedOnce } from "./parsed-once";
import { type NotAPath, type Path, parsePath } from "./paths/parse-path";
import { type Roots, readPath, rootOf } from "./paths/read-path";
import type { Scope } from "./scope";

/** What an expression is evaluated with: where its paths begin, and what its functions draw. */
export type Sources = Roots & Pick<Scope, "random">;

/** What a field whose name ends in `.$` holds. */
export type Expression = { readonly path: Path } | { readonly call: IntrinsicCall };

/** Parses the text of such a field: a text that begins with `$` is a path, any other a call. */
export const parseExpression = parsedOnce((text: string): Expression | NotAPath => {
  if (text.startsWith("$")) {
    const path = parsePath(text);
    return "problem" in path ? path : { path };
  }
  const call = parseCall(text);
  return "problem" in call ? call : { call };
});

/**
 * The value of an expression.
 * @param field the field that holds it, named in the cause as the service names it
 * @throws StatesError States.Runtime when a path leads nowhere, States.IntrinsicFailure when a call fails
 */
export function evaluate(expression: Expression, field: string, roots: Sources): Json {
  if ("call" in expression) return invoke(expression.call, roots);
  const value = readPath(expression.path, roots);
  if (value !== undefined) return value;
  throw new StatesError(
    "States.Runtime",
    `The JSONPath '${expression.path.text}' specified for the field '${field}' could not be found in the input '${shown(expression.path, roots)}'`,
  );
}

/** The value of a field that holds an expression and has no `.$` in its name: `CausePath`. @throws StatesError */
export function evaluateText(text: string, field: string, roots: Sources): Json {
  const expression = parseExpression(text);
  // The definition was looked at before the execution began, so a text that does not parse is a defect of the engine.
  if ("problem" in expression) throw new Error(expression.problem);
  return evaluate(expression, field, roots);
}

function invoke(call: IntrinsicCall, roots: Sources): Json {
  const invoked = functions[call.name];
  if (!invoked) throw new Error(`${call.name} was parsed but is not in the table of functions`);
  const args = call.args.map((argument) => valueOfArgument(argument, call, roots));
  try {
    return invoked(args, call, roots.random);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    throw new StatesError(
      "States.IntrinsicFailure",
      `The function '${call.text}' had the following error: ${error.message}`,
    );
  }
}

function valueOfArgument(argument: Argument, call: IntrinsicCall, roots: Sources): Json {
  if ("literal" in argument) return argument.literal;
  if ("call" in argument) return invoke(argument.call, roots);
  const value = readPath(argument.path, roots);
  if (value !== undefined) return value;
  throw new StatesError(
    "States.Runtime",
    `The function '${call.text}' had the following error: The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${shown(argument.path, roots)}'`,
  );
}

/** What was searched, as the service quotes it: the whole value that the path begins at. */
const shown = (path: Path, roots: Roots): string => JSON.stringify(rootOf(path, roots) ?? {});
