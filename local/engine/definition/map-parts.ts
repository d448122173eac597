import type {
  ItemBatcher,
  ItemReader,
  JsonObject,
  ProcessorConfig,
  ResultWriter,
} from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import { payloadBytes } from "../limits";
import { type Check, type Fields, objectOf, oneOfFields } from "./check";
import { data, listOf, number, oneOf, pathOutsideContext, template, text } from "./values";

/*
 * What a distributed Map has beside its body.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */

const many = Number.MAX_SAFE_INTEGER;

const sends = {
  Parameters: { check: template, only: "JSONPath" },
  Arguments: { check: data, only: "JSONata" },
} as const;

const readerConfig: Check = (value, where) => [
  ...objectOf("a ReaderConfig", {
    InputType: { check: oneOf("CSV", "JSON", "JSONL", "MANIFEST", "PARQUET") },
    Transformation: { check: oneOf("NONE", "LOAD_AND_FLATTEN") },
    ManifestType: { check: oneOf("ATHENA_DATA", "S3_INVENTORY") },
    CSVHeaderLocation: { check: oneOf("FIRST_ROW", "GIVEN") },
    CSVHeaders: { check: listOf(text, 1) },
    CSVDelimiter: { check: oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB") },
    ItemsPointer: { check: text },
    MaxItems: { check: number(0, 100_000_000) },
    MaxItemsPath: { check: pathOutsideContext, only: "JSONPath" },
  })(value, where),
  ...(isObject(value) ? oneOfFields(value, ["MaxItems", "MaxItemsPath"], where.at) : []),
];

const readerFields: Fields<ItemReader> = {
  Resource: { check: text, required: true },
  ReaderConfig: { check: readerConfig },
  ...sends,
};

export const itemReader = objectOf("an ItemReader", readerFields);

const batcherFields: Fields<ItemBatcher> = {
  MaxItemsPerBatch: { check: number(1, many) },
  MaxItemsPerBatchPath: { check: pathOutsideContext, only: "JSONPath" },
  MaxInputBytesPerBatch: { check: number(1, payloadBytes) },
  MaxInputBytesPerBatchPath: { check: pathOutsideContext, only: "JSONPath" },
  BatchInput: { check: data },
};

export const itemBatcher: Check = (value, where) => {
  const findings = objectOf("an ItemBatcher", batcherFields)(value, where);
  if (!isObject(value)) return findings;
  const limits = ["MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"];
  return [
    ...findings,
    ...oneOfFields(value, limits.slice(0, 2), where.at),
    ...oneOfFields(value, limits.slice(2), where.at),
    ...(limits.some((field) => Object.hasOwn(value, field))
      ? []
      : [`${where.at} says no size, one of ${limits.join(", ")} is needed`]),
  ];
};

const writerFields: Fields<ResultWriter> = {
  Resource: { check: text },
  WriterConfig: {
    check: objectOf("a WriterConfig", {
      Transformation: { check: oneOf("NONE", "COMPACT", "FLATTEN") },
      OutputType: { check: oneOf("JSON", "JSONL") },
    }),
  },
  ...sends,
};

export const resultWriter = objectOf("a ResultWriter", writerFields);

const configFields: Fields<ProcessorConfig> = {
  Mode: { check: oneOf("INLINE", "DISTRIBUTED") },
  ExecutionType: { check: oneOf("STANDARD", "EXPRESS") },
};

export const processorConfig: Check = (value, where) => {
  const findings = objectOf("a ProcessorConfig", configFields)(value, where);
  const missing = fieldOf(value, "Mode") === "DISTRIBUTED" && fieldOf(value, "ExecutionType") === undefined;
  return missing
    ? [...findings, `${where.at} has no ExecutionType, and the mode DISTRIBUTED needs STANDARD or EXPRESS`]
    : findings;
};

/** It becomes a part of ARNs: at most 40 characters, none of those that have a meaning there. */
export const label: Check = (value, { at }) =>
  typeof value === "string" && value.length <= 40 && /^[^\s?*<>{}[\]:;,\\|^~$#%&`"/\p{Cc}]+$/u.test(value)
    ? []
    : [
        `${at}: found ${JSON.stringify(value)}, a text of 1 to 40 characters without spaces, wildcards, brackets and special characters is expected`,
      ];

/** Only a Map whose body has the mode DISTRIBUTED takes these. */
const distributedOnly = [
  "ItemReader",
  "ItemBatcher",
  "ResultWriter",
  "Label",
  "ToleratedFailureCount",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentage",
  "ToleratedFailurePercentagePath",
];

/** What of the fields of a Map does not go together. */
export function mapFindings(state: JsonObject, at: string): readonly string[] {
  const body = fieldOf(state, "ItemProcessor") ?? fieldOf(state, "Iterator");
  const mode = fieldOf(fieldOf(body, "ProcessorConfig"), "Mode");
  const only = mode === "DISTRIBUTED" ? [] : distributedOnly.filter((field) => Object.hasOwn(state, field));
  return [
    ...oneOfFields(state, ["ItemProcessor", "Iterator"], at, true),
    ...oneOfFields(state, ["ItemSelector", "Parameters"], at),
    ...oneOfFields(state, ["MaxConcurrency", "MaxConcurrencyPath"], at),
    ...oneOfFields(state, ["ToleratedFailureCount", "ToleratedFailureCountPath"], at),
    ...oneOfFields(state, ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"], at),
    ...only.map(
      (field) =>
        `${at} has ${field}, which only a distributed Map takes; give its ItemProcessor the ProcessorConfig {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, or remove it`,
    ),
  ];
}
