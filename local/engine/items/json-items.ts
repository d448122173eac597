import type { Json } from "../../../asl/language/definition";
import { fieldOf, parseJson } from "../../json";
import { type Item, itemReaderFailed, itemsIn } from "./item";

/**
 * The items of a JSON file: its list, or the fields of its object, or those at ItemsPointer, which is a JSON pointer.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html and https://www.rfc-editor.org/rfc/rfc6901
 * @throws StateFailure States.ItemReaderFailed
 */
export function jsonItems(text: string, source: string, pointer: string | undefined): readonly Item[] {
  const parsed = parseJson(text);
  if ("problem" in parsed) throw itemReaderFailed(`${source} ${parsed.problem}; the InputType JSON needs a JSON file.`);
  const value = pointer === undefined || pointer === "" ? parsed.value : at(pointer, parsed.value);
  if (value === undefined)
    throw itemReaderFailed(
      "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
    );
  const items = itemsIn(value, source);
  if (items === undefined) throw itemReaderFailed("Attempting to map over non-iterable node.");
  return items;
}

/**
 * The items of a JSON Lines file: each line that is not blank. https://jsonlines.org
 * @throws StateFailure States.ItemReaderFailed
 */
export function jsonLinesItems(text: string, source: string): readonly Item[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const parsed = parseJson(line);
    if ("value" in parsed) return [{ Value: parsed.value, Source: source }];
    throw itemReaderFailed(
      `Line ${index + 1} of ${source} ${parsed.problem}; the InputType JSONL needs JSON in each line.`,
    );
  });
}

/** What a JSON pointer leads to. */
function at(pointer: string, value: Json): Json | undefined {
  if (!pointer.startsWith("/")) return undefined;
  let here: Json | undefined = value;
  for (const part of pointer.slice(1).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    here = Array.isArray(here) ? (/^(0|[1-9]\d*)$/.test(name) ? here[Number(name)] : undefined) : fieldOf(here, name);
  }
  return here;
}
