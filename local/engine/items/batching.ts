import type { Json, JsonObject } from "../../../asl/language/definition";
import { jsonText } from "../json-text";
import { payloadBytes } from "../limits";

/** How items are put together into the inputs of children. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface Batching {
  readonly maxItems: number | undefined;
  /** Of the whole input, as UTF-8; never more than a payload may have. */
  readonly maxBytes: number | undefined;
  /** Stands in the input of every child. */
  readonly batchInput: Json | undefined;
}

/** The input of one child, and how many items it is for. */
export interface ChildInput {
  readonly input: Json;
  readonly items: number;
}

/** The batch that is being filled. */
export interface Batcher {
  /** Takes the next item. Answers the batch before it, when the item has no place in that. */
  readonly take: (item: Json) => ChildInput | undefined;
  /** What is left. */
  readonly rest: () => ChildInput | undefined;
}

/** Fills batches. An item that is too large for any gets one of its own. */
export function batcher({
  maxItems = Number.POSITIVE_INFINITY,
  maxBytes = payloadBytes,
  batchInput,
}: Batching): Batcher {
  const inputWith = (Items: readonly Json[]): JsonObject => ({
    ...(batchInput !== undefined && { BatchInput: batchInput }),
    Items,
  });
  const around = Buffer.byteLength(JSON.stringify(inputWith([])));
  let batch: Json[] = [];
  let bytes = around;
  const rest = (): ChildInput | undefined => {
    if (batch.length === 0) return undefined;
    const full = { input: inputWith(batch), items: batch.length };
    batch = [];
    bytes = around;
    return full;
  };
  return {
    take: (item) => {
      const size = Buffer.byteLength(jsonText(item)) + 1;
      // The first item has no comma before it.
      const full = batch.length >= maxItems || bytes + size - 1 > maxBytes ? rest() : undefined;
      batch.push(item);
      bytes += size;
      return full;
    },
    rest,
  };
}
