import type { Json } from "../../../asl/language/definition";
import type { Evaluate } from "../act";
import { evaluationFailed, failureOf } from "../failure";
import { evaluateJsonata } from "../jsonata";
import type { Scope } from "../scope";
import { type Site, write } from "../site";
import { jsonType, unexpectedType } from "../unexpected-type";

/** Evaluates a JSONata field. What fails in it is in the history. */
export async function evaluate({ value, field, bindings, expects }: Evaluate, scope: Scope, site: Site): Promise<Json> {
  try {
    const result = await evaluateJsonata(value, field, bindings, site.world);
    if (expects !== undefined && jsonType(result) !== expects)
      throw unexpectedType(expects, result, String(value), field);
    return result;
  } catch (thrown) {
    const failure = failureOf(thrown, scope);
    if (failure === undefined) throw thrown;
    const told = evaluationFailed(thrown, failure, scope);
    if (told) write(told, site);
    throw failure;
  }
}
