import type {
  ItemBatcher,
  ItemReader,
  Json,
  JsonObject,
  MapState,
  ResultWriter,
} from "../../../asl/language/definition";
import type { Deciding } from "../act";
import { afterInputPath } from "../data-flow";
import { StatesError } from "../error-names";
import { evaluated, sent } from "../flow";
import type { Batching } from "../items/batching";
import { type Reading, readerConfig } from "../items/reading";
import { numberOf } from "../numbers";
import { fillTemplate } from "../payload-template";
import type { Writing } from "../results/writing";
import type { Scope } from "../scope";
import type { ToleratedFailures } from "../tolerated-failures";

/*
 * The fields of a distributed Map with their paths followed and their expressions evaluated.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */

/** ToleratedFailureCount and ToleratedFailurePercentage. @throws StatesError when they are out of their bounds */
export function* toleratedFailures(state: MapState, scope: Scope): Deciding<ToleratedFailures> {
  const taken = afterInputPath(state, scope);
  const count = yield* numberOf(state, "ToleratedFailureCount", taken);
  if (count !== undefined && count < 0)
    throw new StatesError("States.Runtime", "ToleratedFailureCount cannot be negative.");
  const percentage = yield* numberOf(state, "ToleratedFailurePercentage", taken);
  if (percentage !== undefined && (percentage < 0 || percentage > 100))
    throw new StatesError("States.Runtime", "ToleratedFailurePercentage must be between 0 and 100.");
  return { count, percentage };
}

/** ItemReader. */
export function* readingOf(reader: ItemReader, { InputPath }: MapState, scope: Scope): Deciding<Reading> {
  const config = readerConfig(reader.ReaderConfig);
  const maxItems = yield* numberOf(config as ReaderNumbers, "MaxItems", afterInputPath({ InputPath }, scope));
  const parameters = yield* sent(
    { InputPath, Parameters: reader.Parameters, Arguments: reader.Arguments } as Sending,
    scope,
  );
  return { resource: reader.Resource, parameters, config, maxItems };
}

/** ItemBatcher. */
export function* batchingOf(batcher: ItemBatcher, { InputPath }: MapState, scope: Scope): Deciding<Batching> {
  const taken = afterInputPath({ InputPath }, scope);
  const maxItems = yield* numberOf(batcher, "MaxItemsPerBatch", taken);
  const maxBytes = yield* numberOf(batcher, "MaxInputBytesPerBatch", taken);
  const batchInput = batcher.BatchInput && (yield* filled(batcher.BatchInput, "BatchInput", taken));
  return { maxItems, maxBytes, batchInput };
}

function* filled(template: JsonObject, field: string, scope: Scope): Deciding<Json> {
  if (scope.language === "JSONata") return yield* evaluated(template, field, scope);
  return fillTemplate(template, { ...scope, here: scope.input });
}

/** ResultWriter. */
export function* writingOf(writer: ResultWriter, { InputPath }: MapState, scope: Scope): Deciding<Writing> {
  const config = writer.WriterConfig ?? {};
  if (writer.Resource === undefined) return { config };
  const parameters = yield* sent(
    { InputPath, Parameters: writer.Parameters, Arguments: writer.Arguments } as Sending,
    scope,
  );
  return { destination: { resource: writer.Resource, parameters }, config };
}

/** A ReaderConfig, as far as it has numbers. */
type ReaderNumbers = { readonly MaxItems?: number | string; readonly MaxItemsPath?: string };

type Sending = Parameters<typeof sent>[0];
