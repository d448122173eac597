import { gzipSync } from "node:zlib";
import type { Json } from "../../../asl/language/definition";
import { bucketsOf, distributedMap, run } from "./map-run";

const objects = bucketsOf({
  data: {
    "rows.json": '[{"n": 1}, {"n": 2}, {"n": 3}]',
    "deep.json": '{"a": {"rows": [1, 2]}, "b": 7}',
    "text.json": '"text"',
    "rows.jsonl": '{"n": 1}\n{"n": 2}\n',
    "rows.csv": "Col1,Col2\nValue1,Value2\nValue3,Value4\n",
    "folder/": "",
    "folder/1.jsonl": "1\n2\n",
    "folder/2.jsonl": "3\n",
    "inventory/manifest.json": JSON.stringify({
      sourceBucket: "other",
      destinationBucket: "arn:aws:s3:::data",
      fileFormat: "CSV",
      fileSchema: "Bucket, Key, Size",
      files: [{ key: "inventory/1.csv.gz" }],
    }),
    "inventory/1.csv.gz": gzipSync('"other","a.txt","12"\n"other","b.txt","3"\n'),
    "athena-manifest.csv": "s3://data/folder/2.jsonl\ns3://data/folder/1.jsonl\n",
  },
});

const get = "arn:aws:states:::s3:getObject";
const list = "arn:aws:states:::s3:listObjectsV2";

const reading = (Resource: string, ReaderConfig: object, Parameters: object, more: object = {}) =>
  distributedMap({ ItemReader: { Resource, ReaderConfig, Parameters }, ...more });

const listed = (Key: string, Size: number): Json => ({
  Etag: '"401b"',
  Key,
  LastModified: 1_789_180_622,
  Size,
  StorageClass: "STANDARD",
});

it.each<[string, object, Json]>([
  [
    "a JSON file",
    reading(get, { InputType: "JSON" }, { Bucket: "data", "Key.$": "$.key" }),
    [{ n: 1 }, { n: 2 }, { n: 3 }],
  ],
  [
    "the items at a pointer",
    reading(get, { InputType: "JSON", ItemsPointer: "/a/rows" }, { Bucket: "data", Key: "deep.json" }),
    [1, 2],
  ],
  [
    "the fields of an object in it",
    reading(get, { InputType: "JSON" }, { Bucket: "data", Key: "deep.json" }),
    [
      { Key: "a", Value: { rows: [1, 2] } },
      { Key: "b", Value: 7 },
    ],
  ],
  [
    "so many of them",
    reading(get, { InputType: "JSON", MaxItems: 2 }, { Bucket: "data", Key: "rows.json" }),
    [{ n: 1 }, { n: 2 }],
  ],
  [
    "as many as the input says",
    reading(get, { InputType: "JSON", MaxItemsPath: "$.most" }, { Bucket: "data", Key: "rows.json" }),
    [{ n: 1 }],
  ],
  [
    "all of them for 0",
    reading(get, { InputType: "JSONL", MaxItems: 0 }, { Bucket: "data", Key: "rows.jsonl" }),
    [{ n: 1 }, { n: 2 }],
  ],
  [
    "the rows of a delimited file",
    reading(get, { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }, { Bucket: "data", Key: "rows.csv" }),
    [
      { Col1: "Value1", Col2: "Value2" },
      { Col1: "Value3", Col2: "Value4" },
    ],
  ],
  [
    "rows whose columns are given",
    reading(
      get,
      { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: ["a"], MaxItems: 1 },
      { Bucket: "data", Key: "rows.csv" },
    ),
    [{ a: "Col1" }],
  ],
  [
    "the list of objects below a prefix",
    reading(list, {}, { Bucket: "data", Prefix: "folder/" }),
    [listed("folder/", 0), listed("folder/1.jsonl", 4), listed("folder/2.jsonl", 2)],
  ],
  [
    "what is in objects below a prefix",
    reading(list, { InputType: "JSONL", Transformation: "LOAD_AND_FLATTEN" }, { Bucket: "data", Prefix: "folder/" }),
    [1, 2, 3],
  ],
  [
    "an S3 inventory",
    reading(get, { InputType: "MANIFEST" }, { Bucket: "data", Key: "inventory/manifest.json" }),
    [
      { Bucket: "other", Key: "a.txt", Size: "12" },
      { Bucket: "other", Key: "b.txt", Size: "3" },
    ],
  ],
  [
    "a manifest of Athena, no more files than are needed",
    reading(
      get,
      { InputType: "JSONL", ManifestType: "ATHENA_DATA", MaxItems: 2 },
      { Bucket: "data", Key: "athena-manifest.csv" },
    ),
    [3, 1],
  ],
  [
    "nothing from ItemsPath beside a reader",
    reading(get, { InputType: "JSON", MaxItems: 1 }, { Bucket: "data", Key: "rows.json" }, { ItemsPath: "$.none" }),
    [{ n: 1 }],
  ],
  [
    "what a selector makes of what was read",
    reading(
      get,
      { InputType: "JSON" },
      { Bucket: "data", Key: "deep.json" },
      {
        ItemSelector: { "key.$": "$$.Map.Item.Key", "from.$": "$$.Map.Item.Source", "most.$": "$.most" },
      },
    ),
    [
      { key: "a", from: "S3://data/deep.json", most: 1 },
      { key: "b", from: "S3://data/deep.json", most: 1 },
    ],
  ],
  [
    "for a list the bucket as the source",
    reading(list, { MaxItems: 1 }, { Bucket: "data" }, { ItemSelector: { "from.$": "$$.Map.Item.Source" } }),
    [{ from: "S3://data" }],
  ],
  [
    "with JSONata",
    distributedMap({
      QueryLanguage: "JSONata",
      ItemReader: {
        Resource: get,
        ReaderConfig: { InputType: "JSON", MaxItems: "{% $states.input.most + 1 %}" },
        Arguments: { Bucket: "data", Key: "{% $states.input.key %}" },
      },
    }),
    [{ n: 1 }, { n: 2 }],
  ],
])("reads %s", async (_, definition, output) => {
  const { result, history } = await run(definition, { key: "rows.json", most: 1 }, objects);
  expect(result).toEqual({ status: "SUCCEEDED", output });
  // Of the service: what is still to be read counts as nothing.
  expect(history[2]).toBe("3 <- 2: MapStateStarted 0");
});

it.each<[string, object, string]>([
  [
    "MaxItems below 0",
    reading(get, { InputType: "JSON", MaxItemsPath: "$.less" }, { Bucket: "data", Key: "rows.json" }),
    "field MaxItems must be positive",
  ],
  [
    "a value that has no items",
    reading(get, { InputType: "JSON" }, { Bucket: "data", Key: "text.json" }),
    "Attempting to map over non-iterable node.",
  ],
  [
    "an object that is not there",
    reading(get, { InputType: "JSON" }, { Bucket: "data", Key: "none" }),
    "The specified key does not exist.",
  ],
  ["a bucket that is not there", reading(list, {}, { Bucket: "none" }), "The specified bucket does not exist"],
  [
    "a bucket that is no text",
    reading(list, {}, { Bucket: 7 }),
    "Bucket of the ItemReader's request arn:aws:states:::s3:listObjectsV2 is 7; give the name of a bucket as text.",
  ],
  [
    "Parquet",
    reading(get, { InputType: "PARQUET" }, { Bucket: "data", Key: "rows.csv" }),
    'The local run reads no files of the InputType "PARQUET"; convert S3://data/rows.csv to JSON, JSONL or CSV and say so in ReaderConfig.',
  ],
  [
    "a manifest that is none",
    reading(get, { InputType: "MANIFEST" }, { Bucket: "data", Key: "rows.json" }),
    "S3://data/rows.json is no manifest of an S3 inventory: a JSON object with fileSchema, destinationBucket and files is expected.",
  ],
])("fails the Map Run for %s", async (_, definition, cause) => {
  const { history } = await run(definition, { less: -1 }, objects);
  expect(history.slice(3)).toEqual([
    "4 <- 3: MapRunStarted",
    `5 <- 4: MapRunFailed States.ItemReaderFailed | ${cause}`,
    "6 <- 5: MapStateFailed",
    `7 <- 6: ExecutionFailed States.ItemReaderFailed | ${cause}`,
  ]);
});

it("says how to give a run its buckets", async () => {
  const { result } = await run(reading(list, {}, { Bucket: "data" }), {});
  expect(result).toEqual({
    status: "FAILED",
    error: "States.ItemReaderFailed",
    cause:
      'The local run has no bucket "data" for the ItemReader: name a folder that holds one folder for each bucket with --buckets FOLDER.',
  });
});

it("skips no time while it reads", async () => {
  const slowly = {
    ...objects,
    read: async (bucket: string, key: string) => {
      for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
      return objects.read(bucket, key);
    },
  };
  const definition = reading(get, { InputType: "JSON", MaxItems: 1 }, { Bucket: "data", Key: "rows.json" });
  const { result } = await run({ ...definition, TimeoutSeconds: 5 }, {}, slowly);
  expect(result).toEqual({ status: "SUCCEEDED", output: [{ n: 1 }] });
});
