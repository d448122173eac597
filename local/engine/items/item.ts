import type { Json } from "../../../asl/language/definition";
import { isObject } from "../../json";
import { StateFailure } from "../failure";

/** One item of a distributed Map. */
export interface Item {
  readonly Value: Json;
  /** The name of the field that it is of, when the items are the fields of an object. */
  readonly Key?: string;
  /**
   * Where it comes from, as `$$.Map.Item.Source` says it.
   * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
   */
  readonly Source: string;
}

/** The source of items that stand in the input of the state. */
export const stateData = "STATE_DATA";

/** The source of items that are read from an object; without a key, of those that are listed in a bucket. */
export const sourceOf = (bucket: string, key?: string): string => `S3://${bucket}${key === undefined ? "" : `/${key}`}`;

/** The items of a list, or the fields of an object; undefined when the value is neither. */
export function itemsIn(value: Json, Source: string): readonly Item[] | undefined {
  if (Array.isArray(value)) return value.map((Value) => ({ Value, Source }));
  if (isObject(value)) return Object.entries(value).map(([Key, Value]) => ({ Key, Value, Source }));
  return undefined;
}

/** What a child execution gets for an item that nothing selects from: the item, or for a field its name and its value. */
export const inputOf = ({ Key, Value }: Item): Json => (Key === undefined ? Value : { Key, Value });

/** The failure of a Map that cannot read its items. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export const itemReaderFailed = (cause: string): StateFailure => new StateFailure("States.ItemReaderFailed", cause);
