import type { Json } from "../../../asl/language/definition";
import type { MapRun } from "../act";
import { failureOf, StateFailure } from "../failure";
import { failureDetails } from "../history";
import { randomUuid } from "../random-uuid";
import { resultList, transformationOf } from "../results/writing";
import type { Scope } from "../scope";
import { goesOn, type Site } from "../site";
import { readItems } from "./read-items";
import { runChildren } from "./run-children";
import { writeResults } from "./write-results";

/**
 * Runs the items of a distributed Map as executions of their own and tells of it in the history of the one that they belong to.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 * @throws StateFailure when the items cannot be read, too many of them fail, or the results cannot be written
 */
export async function mapRun(act: MapRun, scope: Scope, site: Site): Promise<Json> {
  const { trail, world } = site;
  const label = act.label ?? randomUuid(world.random);
  const mapRunId = randomUuid(world.random);
  const mapRunArn = `${String(site.machineFacts.Id).replace(":stateMachine:", ":mapRun:")}/${label}:${mapRunId}`;
  trail.append({ type: "MapRunStarted", mapRunStartedEventDetails: { mapRunArn } });
  try {
    const items = "resource" in act.items ? await world.clock.during(readItems(act.items, world.objects)) : act.items;
    const { results, failed } = await runChildren(act, label, items, scope, site);
    goesOn(site);
    const { writing } = act;
    const transformation = transformationOf(writing);
    const result =
      writing?.destination === undefined
        ? resultList(results, transformation)
        : await world.clock.during(
            writeResults(results, { mapRunArn, mapRunId, writing, transformation, objects: world.objects }),
          );
    goesOn(site);
    if (failed)
      throw new StateFailure(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded",
      );
    // Of the service: the exit of the state follows the start of the Map Run, not its end.
    const succeeded = trail.aside({ type: "MapRunSucceeded" });
    trail.history.append({ type: "MapStateSucceeded" }, succeeded.id);
    return result;
  } catch (thrown) {
    goesOn(site);
    const failure = failureOf(thrown, scope);
    if (failure === undefined) throw thrown;
    trail.append({
      type: "MapRunFailed",
      mapRunFailedEventDetails: failureDetails({ error: failure.error, cause: failure.failureCause }),
    });
    throw failure;
  }
}
