import type { StoredObject } from "../objects";
import { type Item, sourceOf } from "./item";

/**
 * The items of s3:listObjectsV2: what the list says of each object. The moment is in seconds, and the tag keeps its quotes.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html and https://github.com/floci-io/floci/pull/3460
 */
export const listedItems = (objects: readonly StoredObject[], bucket: string): readonly Item[] =>
  objects.map(({ key, size, lastModified, md5 }) => ({
    Value: {
      Etag: `"${md5}"`,
      Key: key,
      LastModified: Math.floor(lastModified / 1000),
      Size: size,
      StorageClass: "STANDARD",
    },
    Source: sourceOf(bucket),
  }));
