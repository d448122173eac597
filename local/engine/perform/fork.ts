import type { Json } from "../../../asl/language/definition";
import type { Fork, Line } from "../act";
import { StateFailure } from "../failure";
import { type Happening, Trail } from "../history";
import type { runGraph } from "../run-graph";
import type { Scope } from "../scope";
import { abortingWith, goesOn, type Site, Stopped } from "../site";

/** The first failure among the lines. */
interface FirstFailure {
  readonly index: number;
  readonly failure: StateFailure;
  /** The event that tells of it. */
  readonly eventId: number;
}

/**
 * Runs the branches of a Parallel or the iterations of a Map. The first that fails aborts the others, whose programs have ended when the
 * failure is thrown.
 */
export async function fork(
  { lines, atOnce, started, succeeded, map }: Fork,
  { variables }: Scope,
  site: Site,
  run: typeof runGraph,
): Promise<readonly Json[]> {
  const { trail } = site;
  const begun = trail.append(started).id;
  const { controller, release } = abortingWith(site.signal);
  const outputs: Json[] = new Array(lines.length);
  const running = new Map<number, Site>();
  let lastEnd = begun;
  let waiting = 0;
  let first: FirstFailure | undefined;
  let defect: unknown;

  const begin = (after: number): number => {
    const index = waiting;
    waiting += 1;
    const own: Site = {
      ...site,
      trail: new Trail(trail.history, after),
      signal: controller.signal,
    };
    running.set(index, own);
    if (map !== undefined) own.trail.append(iteration("Started", map, index));
    return index;
  };
  /** Runs a line, and in its place those that still wait. */
  const runLines = async (begun: number): Promise<void> => {
    for (let index = begun; ; ) {
      const own = running.get(index) as Site;
      const { graph, input } = lines[index] as Line;
      try {
        outputs[index] = await run(graph, input, variables, own);
        running.delete(index);
        // Of the service: the iteration that takes the place follows the last state of this one, not its end.
        lastEnd = map === undefined ? own.trail.last : own.trail.aside(iteration("Succeeded", map, index)).id;
        if (waiting === lines.length || controller.signal.aborted) return;
        index = begin(own.trail.last);
      } catch (thrown) {
        if (thrown instanceof StateFailure) {
          if (controller.signal.aborted) return;
          first = { index, failure: thrown, eventId: own.trail.last };
          controller.abort();
          // Of the service: an error that nothing takes ends the execution, whose last event is all that tells of it.
          if (thrown.error !== "States.Runtime") writeAborts(running, first, map);
        } else if (!(thrown instanceof Stopped)) {
          defect ??= thrown;
          controller.abort();
        }
        return;
      }
    }
  };

  try {
    const now = Array.from({ length: Math.min(atOnce, lines.length) }, () => begin(begun));
    await Promise.all(now.map(runLines));
  } finally {
    release();
  }
  if (defect !== undefined) throw defect;
  goesOn(site);
  const failed = first as FirstFailure | undefined;
  if (failed !== undefined) {
    trail.last = failed.eventId;
    throw failed.failure;
  }
  trail.last = lastEnd;
  trail.aside(succeeded);
  return outputs;
}

/** Tells of each line that had not ended: the one that failed, and those that are stopped because of it. */
function writeAborts(
  running: ReadonlyMap<number, Site>,
  { index: failed, eventId }: FirstFailure,
  map: string | undefined,
): void {
  for (const [index, { at, trail }] of [...running].sort(
    ([a], [b]) => Number(b === failed) - Number(a === failed) || a - b,
  )) {
    const write = (happening: Happening) => trail.history.append(happening, eventId);
    if (map !== undefined) write(iteration(index === failed ? "Failed" : "Aborted", map, index));
    const type = at?.state.Type;
    if (type === "Task" || type === "Wait" || type === "Map" || type === "Parallel")
      write({ type: `${type}StateAborted` });
  }
}

function iteration(what: "Started" | "Succeeded" | "Failed" | "Aborted", name: string, index: number): Happening {
  const details = { name, index };
  switch (what) {
    case "Started":
      return { type: "MapIterationStarted", mapIterationStartedEventDetails: details };
    case "Succeeded":
      return { type: "MapIterationSucceeded", mapIterationSucceededEventDetails: details };
    case "Failed":
      return { type: "MapIterationFailed", mapIterationFailedEventDetails: details };
    case "Aborted":
      return { type: "MapIterationAborted", mapIterationAbortedEventDetails: details };
  }
}
