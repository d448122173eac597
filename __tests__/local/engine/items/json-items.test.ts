import { jsonItems, jsonLinesItems } from "../../../../local/engine/items/json-items";

const Source = "S3://b/k.json";

it.each([
  ["the items of a list", "[1, null]", undefined, [{ Value: 1 }, { Value: null }]],
  ["the fields of an object", '{"a": 1}', undefined, [{ Key: "a", Value: 1 }]],
  ["the items at a pointer", '{"a/b": {"~": [[], [5]]}}', "/a~1b/~0/1", [{ Value: 5 }]],
  ["nothing of an empty list", "[]", "", []],
])("reads %s", (_, text, pointer, items) => {
  expect(jsonItems(text, Source, pointer)).toEqual(items.map((item) => ({ ...item, Source })));
});

it.each([
  // Recorded: test_map_item_reader_json_no_json_list_object, when objects were not read yet.
  ["a value that has no items", '"text"', undefined, "Attempting to map over non-iterable node."],
  [
    "a pointer that leads nowhere",
    '{"a": [1]}',
    "/a/01",
    "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
  ],
  [
    "no JSON",
    "[1",
    undefined,
    "S3://b/k.json is not JSON: close bracket expected at line 1, column 3; the InputType JSON needs a JSON file.",
  ],
])("fails for %s", (_, text, pointer, cause) => {
  expect(() => jsonItems(text, Source, pointer)).toThrow(`States.ItemReaderFailed: ${cause}`);
});

it("reads JSON Lines, without those that are blank", () => {
  const items = jsonLinesItems('{"a": 1}\n\n[2]\r\n', Source);
  expect(items).toEqual([
    { Value: { a: 1 }, Source },
    { Value: [2], Source },
  ]);
});

it("names the line that is not JSON", () => {
  expect(() => jsonLinesItems("1\n{", Source)).toThrow(
    /^States.ItemReaderFailed: Line 2 of S3:\/\/b\/k.json is not JSON: /,
  );
});
