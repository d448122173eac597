import type { Json } from "../../../asl/language/definition";
import { type Delimiter, delimitedRows } from "./delimited-rows";
import { hashOrder } from "./hash-order";
import { type Item, itemReaderFailed } from "./item";

/**
 * The items of a delimited file: one for each row, an object of texts by column. A row that is too short has empty texts at its end, of
 * one that is too long the rest is skipped. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 * @param given the names of the columns; when there are none, the first row holds them
 * @throws StateFailure States.ItemReaderFailed
 */
export function delimitedItems(
  text: string,
  source: string,
  given: readonly string[] | undefined,
  delimiter: Delimiter = "COMMA",
): readonly Item[] {
  const rows = delimitedRows(text, delimiter);
  const headers = given ?? rows[0] ?? [];
  if (new Set(headers).size < headers.length) throw itemReaderFailed("CSV headers cannot contain duplicates.");
  const columns = hashOrder(headers).map((header) => ({ header, at: headers.indexOf(header) }));
  const objectOf = (row: readonly string[]): Json =>
    Object.fromEntries(columns.map(({ header, at }) => [header, row[at] ?? ""]));
  return rows.slice(given === undefined ? 1 : 0).map((row) => ({ Value: objectOf(row), Source: source }));
}
