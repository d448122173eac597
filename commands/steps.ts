/** A command of several steps: each is one line with its name and how long it took. */
import { paintFor } from "../local/paint";
import { duration } from "../local/timeline";
import { Failure, type Process } from "./verb";

/** Does a step. Its failure is told with the step's name before it. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Steps that are told on the command's output. */
export const stepsOf = ({ stdout, env, signal }: Pick<Process, "stdout" | "env" | "signal">): Step => {
  const { good, bad, faint } = paintFor(stdout, env);
  return async (name, work) => {
    const started = new Date();
    const tell = (mark: string) =>
      stdout.write(`${mark} ${name}  ${faint(duration(started.toISOString(), new Date().toISOString()))}\n`);
    try {
      signal.throwIfAborted();
      const result = await work();
      tell(good("✔"));
      return result;
    } catch (error) {
      tell(bad(signal.aborted ? "■" : "✖"));
      throw error instanceof Failure ? new Failure(`${name}: ${error.message}`, error.exitCode) : error;
    }
  };
};
