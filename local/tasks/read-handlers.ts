import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { CannotRun } from "../cannot-run";
import { isObject } from "../json";
import type { Handlers } from "./handlers";

/** The handlers that a file exports. @throws CannotRun with exit code 2 when it exports none */
export function readHandlers(file: string, cwd: string): Handlers {
  const path = resolve(cwd, file);
  const wrong = (problem: string) => new CannotRun([`--handlers ${file}: ${problem}`], 2);
  if (!existsSync(path)) throw wrong(`there is no file ${path}`);
  const exported: unknown = load(path, wrong);
  const handlers = isObject(exported) ? exported.handlers : undefined;
  if (!isObject(handlers))
    throw wrong(
      'it exports no handlers; write export const handlers: Handlers = { "sns:publish": async (parameters) => … }',
    );
  const others = Object.entries(handlers).filter(([, handler]) => typeof handler !== "function");
  if (others.length > 0)
    throw wrong(`no function: ${others.map(([key]) => key).join(", ")}; a handler is a function of the parameters`);
  return handlers as unknown as Handlers;
}

/** The command runs with a loader that knows TypeScript. */
function load(path: string, wrong: (problem: string) => CannotRun): unknown {
  try {
    return require(path);
  } catch (error) {
    throw wrong(`it cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}
