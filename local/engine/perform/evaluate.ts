import type { Json } from "../../../asl/language/definition";
import type { Evaluate } from "../act";
import { StatesError } from "../error-names";
import { placed, StateFailure } from "../failure";
import { failureDetails } from "../history";
import { evaluateJsonata } from "../jsonata";
import type { Scope } from "../scope";
import { type Site, write } from "../site";
import { jsonType, unexpectedType } from "../unexpected-type";

/** Evaluates a JSONata field. What fails in it is in the history. */
export async function evaluate({ value, field, bindings, expects }: Evaluate, scope: Scope, site: Site): Promise<Json> {
  try {
    const result = await evaluateJsonata(value, field, bindings);
    if (expects !== undefined && jsonType(result) !== expects)
      throw unexpectedType(expects, result, String(value), field);
    return result;
  } catch (thrown) {
    if (!(thrown instanceof StatesError)) throw thrown;
    const cause = placed(thrown.cause, scope);
    write(
      {
        type: "EvaluationFailed",
        evaluationFailedEventDetails: {
          ...failureDetails({ error: thrown.error, cause }),
          location: thrown.location ?? field,
          state: scope.name,
        },
      },
      site,
    );
    throw new StateFailure(thrown.error, cause);
  }
}
