import type { Json } from "../../../../asl/language/definition";
import { type Batching, batcher } from "../../../../local/engine/items/batching";

const inputsOf = (items: readonly Json[], batching: Partial<Batching>): readonly Json[] => {
  const batches = batcher({ maxItems: undefined, maxBytes: undefined, batchInput: undefined, ...batching });
  const inputs = [...items.map(batches.take), batches.rest()].flatMap((batch) => (batch ? [batch] : []));
  for (const { input, items: count } of inputs) expect((input as { Items: Json[] }).Items).toHaveLength(count);
  return inputs.map(({ input }) => input);
};

it.each<[string, Partial<Batching>, readonly Json[], readonly Json[]]>([
  ["no items", { maxItems: 2 }, [], []],
  ["so many items a batch", { maxItems: 2 }, [1, 2, 3], [{ Items: [1, 2] }, { Items: [3] }]],
  // {"Items":["aa","bb"]} has 21 bytes.
  ["so many bytes a batch, just", { maxBytes: 21 }, ["aa", "bb", "cc"], [{ Items: ["aa", "bb"] }, { Items: ["cc"] }]],
  ["one byte less", { maxBytes: 20 }, ["aa", "bb"], [{ Items: ["aa"] }, { Items: ["bb"] }]],
  ["bytes, not characters", { maxBytes: 21 }, ["é", "é"], [{ Items: ["é", "é"] }]],
  [
    "an item that is too large, alone",
    { maxBytes: 20 },
    ["a", "far too large", "b"],
    [{ Items: ["a"] }, { Items: ["far too large"] }, { Items: ["b"] }],
  ],
  ["what comes first of both limits", { maxItems: 2, maxBytes: 1000 }, [1, 2, 3], [{ Items: [1, 2] }, { Items: [3] }]],
  [
    "the input of every batch, which counts",
    { maxBytes: 37, batchInput: { a: 1 } },
    ["aa", "bb"],
    [
      { BatchInput: { a: 1 }, Items: ["aa"] },
      { BatchInput: { a: 1 }, Items: ["bb"] },
    ],
  ],
])("puts together %s", (_, batching, items, inputs) => {
  expect(inputsOf(items, batching)).toEqual(inputs);
});
