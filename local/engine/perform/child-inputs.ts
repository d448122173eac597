import type { Json } from "../../../asl/language/definition";
import type { MapRun } from "../act";
import { batcher, type ChildInput } from "../items/batching";
import type { Item } from "../items/item";
import { withinPayload } from "../payload-limit";
import type { Scope } from "../scope";
import type { Site } from "../site";
import { evaluate } from "./evaluate";

/** The inputs of the children, each made when one is about to begin: no more of them are held than run. */
export async function* childInputs(
  { inputOf, batching }: Pick<MapRun, "inputOf" | "batching">,
  items: readonly Item[],
  scope: Scope,
  site: Site,
): AsyncGenerator<ChildInput, void> {
  const batches = batching && batcher(batching);
  for (const [Index, item] of items.entries()) {
    const input = await decided(inputOf({ Index, ...item }), scope, site);
    if (batches === undefined) {
      yield { input: withinPayload(input, scope.name), items: 1 };
      continue;
    }
    const full = batches.take(input);
    if (full) yield { ...full, input: withinPayload(full.input, scope.name) };
  }
  const rest = batches?.rest();
  if (rest) yield { ...rest, input: withinPayload(rest.input, scope.name) };
}

/** Works out an input, which asks for nothing but the values of expressions. */
async function decided(deciding: ReturnType<MapRun["inputOf"]>, scope: Scope, site: Site): Promise<Json> {
  let step = deciding.next();
  while (!step.done) {
    if (step.value.do !== "evaluate") throw new Error(`the input of a child asked for "${step.value.do}"`);
    step = deciding.next(await evaluate(step.value, scope, site));
  }
  return step.value;
}
