import type { Json, JsonObject } from "../../../asl/language/definition";
import { fieldOf, isObject } from "../../json";
import { delimitedItems } from "./delimited-items";
import { type Delimiter, delimiters } from "./delimited-rows";
import { type Item, itemReaderFailed } from "./item";
import { jsonItems, jsonLinesItems } from "./json-items";

/** What an ItemReader asks for, its fields filled. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface Reading {
  readonly resource: string;
  /** `Bucket`, and `Key` or `Prefix`. */
  readonly parameters: Json;
  readonly config: JsonObject;
  /** No more items than that; 0 or none is all. */
  readonly maxItems: number | undefined;
}

/** A parameter of a request that has to be a text. @throws StateFailure States.ItemReaderFailed */
export function textParameter({ resource, parameters }: Reading, name: string): string {
  const value = fieldOf(parameters, name);
  if (typeof value === "string" && value !== "") return value;
  const found = value === undefined ? "does not stand there" : `is ${JSON.stringify(value)}`;
  throw itemReaderFailed(
    `${name} of the ItemReader's request ${resource} ${found}; give the name of a ${name === "Bucket" ? "bucket" : "object"} as text.`,
  );
}

/**
 * The items of one file, as InputType says what it is.
 * @param columns of an inventory: the file has no row with their names
 * @throws StateFailure States.ItemReaderFailed
 */
export function itemsOfFile(
  text: string,
  source: string,
  config: JsonObject,
  columns?: readonly string[],
): readonly Item[] {
  const type = columns === undefined ? config.InputType : "CSV";
  switch (type) {
    case "JSON":
      return jsonItems(text, source, textOf(config.ItemsPointer));
    case "JSONL":
      return jsonLinesItems(text, source);
    case "CSV":
      return delimitedItems(text, source, columns ?? givenHeaders(config), delimiterOf(config));
    default:
      throw itemReaderFailed(
        `The local run reads no files of the InputType ${JSON.stringify(type)}; convert ${source} to JSON, JSONL or CSV and say so in ReaderConfig.`,
      );
  }
}

const textOf = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);

function givenHeaders({ CSVHeaderLocation, CSVHeaders }: JsonObject): readonly string[] | undefined {
  if (CSVHeaderLocation !== "GIVEN") return undefined;
  return Array.isArray(CSVHeaders) ? CSVHeaders.map(String) : [];
}

const delimiterOf = ({ CSVDelimiter }: JsonObject): Delimiter =>
  typeof CSVDelimiter === "string" && Object.hasOwn(delimiters, CSVDelimiter) ? (CSVDelimiter as Delimiter) : "COMMA";

/** Whether a manifest is read, and whose. Without a ManifestType the InputType MANIFEST is an inventory. */
export const manifestOf = ({ InputType, ManifestType }: JsonObject): "ATHENA_DATA" | "S3_INVENTORY" | undefined => {
  if (ManifestType === "ATHENA_DATA" || ManifestType === "S3_INVENTORY") return ManifestType;
  return InputType === "MANIFEST" ? "S3_INVENTORY" : undefined;
};

/** The ReaderConfig of an ItemReader, which may say nothing. */
export const readerConfig = (config: JsonObject | undefined): JsonObject => (isObject(config) ? config : {});
