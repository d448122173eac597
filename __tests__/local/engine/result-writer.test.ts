import { bucketsOf, distributedMap, failsOver10, run } from "./map-run";

const Resource = "arn:aws:states:::s3:putObject";
const toBucket = { Resource, Parameters: { "Bucket.$": "$.bucket", Prefix: "jobs" } };

async function written(fields: object, rows: readonly (number | readonly number[])[], body?: object) {
  const files: Record<string, string> = {};
  const definition = distributedMap({ Label: "each", ItemsPath: "$.rows", ToleratedFailureCount: 1, ...fields }, body);
  const { result, history } = await run(definition, { bucket: "results", rows }, bucketsOf({ results: files }));
  const named = Object.fromEntries(
    Object.entries(files).map(([key, file]) => [key.replace(/^jobs\/[\da-f-]{36}\//, ""), file]),
  );
  return { result, files, named, history };
}

it("writes what succeeded, what failed, and a manifest, and gives the state where that is", async () => {
  const { result, files, named } = await written({ ResultWriter: toBucket }, [1, 11], failsOver10);
  const key = Object.keys(files).find((name) => name.endsWith("manifest.json")) ?? "";
  const id = key.split("/")[1];
  const MapRunArn = `arn:aws:states:ap-northeast-1:000000000000:mapRun:m/each:${id}`;
  // Recorded: test_map_state_result_writer.
  expect(result).toEqual({
    status: "SUCCEEDED",
    output: { MapRunArn, ResultWriterDetails: { Bucket: "results", Key: `jobs/${id}/manifest.json` } },
  });
  const sizeOf = (name: string) => Buffer.byteLength(named[name] ?? "");
  expect(JSON.parse(named["manifest.json"] ?? "")).toEqual({
    DestinationBucket: "results",
    MapRunArn,
    ResultFiles: {
      FAILED: [{ Key: `jobs/${id}/FAILED_0.json`, Size: sizeOf("FAILED_0.json") }],
      PENDING: [],
      SUCCEEDED: [{ Key: `jobs/${id}/SUCCEEDED_0.json`, Size: sizeOf("SUCCEEDED_0.json") }],
    },
  });
  const machine = "arn:aws:states:ap-northeast-1:000000000000";
  const common = {
    ExecutionArn: expect.stringMatching(`^${machine}:execution:m/each:`),
    InputDetails: { Included: true },
    Name: expect.any(String),
    RedriveCount: 0,
    StartDate: "1970-01-01T00:00:00.000Z",
    StateMachineArn: `${machine}:stateMachine:m/each`,
    StopDate: "1970-01-01T00:00:00.000Z",
  };
  expect(JSON.parse(named["SUCCEEDED_0.json"] ?? "")).toEqual([
    {
      ...common,
      Input: "1",
      Output: "1",
      OutputDetails: { Included: true },
      RedriveStatus: "NOT_REDRIVABLE",
      RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      Status: "SUCCEEDED",
    },
  ]);
  expect(JSON.parse(named["FAILED_0.json"] ?? "")).toEqual([
    {
      ...common,
      Input: "11",
      Error: "TooLarge",
      Cause: "over 10",
      RedriveStatus: "REDRIVABLE_BY_MAP_RUN",
      Status: "FAILED",
    },
  ]);
});

it.each([
  [{ Transformation: "COMPACT" }, "SUCCEEDED_0.json", "[[1,2],[3]]"],
  [{ Transformation: "FLATTEN" }, "SUCCEEDED_0.json", "[1,2,3]"],
  [{ Transformation: "FLATTEN", OutputType: "JSONL" }, "SUCCEEDED_0.jsonl", "1\n2\n3\n"],
])("writes results as WriterConfig %j says", async (WriterConfig, name, text) => {
  const { named } = await written({ ResultWriter: { ...toBucket, WriterConfig } }, [[1, 2], [3]]);
  expect(Object.keys(named).sort()).toEqual([name, "manifest.json"].sort());
  expect(named[name]).toBe(text);
});

it.each([
  [{ Transformation: "COMPACT" }, [[1, 2], [3]]],
  [{ Transformation: "FLATTEN" }, [1, 2, 3]],
  [
    { Transformation: "NONE" },
    [expect.objectContaining({ Output: "[1,2]" }), expect.objectContaining({ Output: "[3]" })],
  ],
])("without a bucket gives the results that WriterConfig %j makes to the state", async (WriterConfig, output) => {
  const { result, files } = await written({ ResultWriter: { WriterConfig } }, [[1, 2], [3]]);
  expect(result).toEqual({ status: "SUCCEEDED", output });
  expect(files).toEqual({});
});

it("tells of children of EXPRESS without what could be redriven", async () => {
  const body = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
    StartAt: "give",
    States: { give: { Type: "Pass", End: true } },
  };
  const { named } = await written({ ResultWriter: toBucket }, [1], body);
  const [child] = JSON.parse(named["SUCCEEDED_0.json"] ?? "") as Record<string, unknown>[];
  expect(child).toMatchObject({ Output: "1", Status: "SUCCEEDED" });
  expect(child).not.toHaveProperty("RedriveStatus");
});

it("writes the results of a Map Run that fails too", async () => {
  const { result, named } = await written({ ResultWriter: toBucket }, [1, 11, 12], failsOver10);
  expect(result).toMatchObject({ status: "FAILED", error: "States.ExceedToleratedFailureThreshold" });
  expect(Object.keys(named).sort()).toEqual(["FAILED_0.json", "SUCCEEDED_0.json", "manifest.json"]);
});

it("takes JSONata", async () => {
  const { result } = await written(
    {
      QueryLanguage: "JSONata",
      ItemsPath: undefined,
      Items: "{% $states.input.rows %}",
      ResultWriter: { Resource, Arguments: { Bucket: "{% $states.input.bucket %}" } },
      Output: "{% $states.result.ResultWriterDetails.Bucket %}",
    },
    [1],
  );
  expect(result).toEqual({ status: "SUCCEEDED", output: "results" });
});

it.each([
  ["a bucket that is not there", { Resource, Parameters: { Bucket: "none" } }, "The specified bucket does not exist"],
  [
    "a bucket that is no text",
    { Resource, Parameters: { Bucket: 1 } },
    'The ResultWriter\'s Bucket is 1 and its Prefix ""; give the name of a bucket and a prefix as texts.',
  ],
])("fails the Map Run for %s", async (_, ResultWriter, cause) => {
  const { history } = await written({ ResultWriter }, [1]);
  expect(history.slice(4)).toEqual([
    `5 <- 4: MapRunFailed States.ResultWriterFailed | ${cause}`,
    "6 <- 5: MapStateFailed",
    `7 <- 6: ExecutionFailed States.ResultWriterFailed | ${cause}`,
  ]);
});
