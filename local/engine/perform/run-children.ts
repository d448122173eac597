import type { MapRun } from "../act";
import type { ChildInput } from "../items/batching";
import type { Item } from "../items/item";
import { randomUuid } from "../random-uuid";
import { type ChildResult, childResult, transformationOf } from "../results/writing";
import type { Scope } from "../scope";
import { abortingWith, type Site } from "../site";
import { tooManyFailed } from "../tolerated-failures";
import { childInputs } from "./child-inputs";
import { placesFor } from "./places";

/** After so many children the driver lets other work have its turn, so that a run of short ones can be aborted. */
const childrenATurn = 500;

/** Runs the children, so many at a time. Once too many items have failed, those that run are aborted and no others begin. */
export async function runChildren(
  act: MapRun,
  label: string,
  items: readonly Item[],
  scope: Scope,
  site: Site,
): Promise<{ readonly results: readonly ChildResult[]; readonly failed: boolean }> {
  const { world, machineFacts, machineLanguage } = site;
  const machine = {
    arn: `${machineFacts.Id}/${label}`,
    name: `${machineFacts.Name}/${label}`,
    region: site.region,
    roleArn: String(site.executionFacts.RoleArn),
    definition: { ...act.graph, QueryLanguage: machineLanguage },
  };
  const transformation = transformationOf(act.writing);
  const { controller, release } = abortingWith(site.signal);
  const { signal } = controller;
  const inputs = childInputs(act, items, scope, site);
  const places = placesFor(act.atOnce);
  const results: ChildResult[] = [];
  let failedItems = 0;
  let tooMany = false;
  let defect: { readonly thrown: unknown } | undefined;

  const runChild = async (index: number, { input, items: count }: ChildInput): Promise<void> => {
    const execution = await site.execute({ machine, name: randomUuid(world.random), input, signal });
    const result = childResult(execution, transformation, act.express);
    results[index] = result;
    if (result.succeeded || signal.aborted) return;
    failedItems += count;
    tooMany = tooManyFailed(act.tolerated, failedItems, items.length);
    if (tooMany) controller.abort();
  };
  const stopFor = (thrown: unknown) => {
    defect ??= { thrown };
    controller.abort();
  };
  try {
    for (let index = 0; ; index += 1) {
      await places.take();
      if (index % childrenATurn === childrenATurn - 1) await world.clock.turn();
      const next = signal.aborted ? undefined : await inputs.next();
      if (next === undefined || next.done || signal.aborted) break;
      void runChild(index, next.value).catch(stopFor).finally(places.leave);
    }
  } catch (thrown) {
    stopFor(thrown);
  }
  places.leave();
  await places.empty();
  release();
  if (defect) throw defect.thrown;
  return { results, failed: tooMany };
}
