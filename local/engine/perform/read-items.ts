import { gunzipSync } from "node:zlib";
import { type Item, itemReaderFailed, sourceOf } from "../items/item";
import { listedItems } from "../items/listed-items";
import { athenaManifest, inventory, type ManifestFile } from "../items/manifests";
import { itemsOfFile, manifestOf, type Reading, textParameter } from "../items/reading";
import { type Objects, ObjectsError } from "../objects";

/** Reads the items of a distributed Map, no more than it asks for. @throws StateFailure States.ItemReaderFailed */
export async function readItems(reading: Reading, objects: Objects | undefined): Promise<readonly Item[]> {
  const { maxItems = 0 } = reading;
  if (maxItems < 0) throw itemReaderFailed("field MaxItems must be positive");
  if (objects === undefined)
    throw itemReaderFailed(
      `The local run has no bucket "${textParameter(reading, "Bucket")}" for the ItemReader: name a folder that holds one folder for each bucket with --buckets FOLDER.`,
    );
  try {
    const items = await itemsOf(reading, objects);
    return maxItems === 0 ? items : items.slice(0, maxItems);
  } catch (thrown) {
    if (thrown instanceof ObjectsError) throw itemReaderFailed(thrown.message);
    throw thrown;
  }
}

async function itemsOf(reading: Reading, objects: Objects): Promise<readonly Item[]> {
  const { resource, parameters, config } = reading;
  const bucket = textParameter(reading, "Bucket");
  if (resource.endsWith(":s3:listObjectsV2")) {
    const prefix = (parameters as { readonly Prefix?: unknown }).Prefix;
    const listed = await objects.list(bucket, typeof prefix === "string" ? prefix : "");
    if (config.Transformation !== "LOAD_AND_FLATTEN") return listedItems(listed, bucket);
    // Objects without a body stand for folders.
    const files = listed.filter(({ size }) => size > 0).map(({ key }) => ({ bucket, key }));
    return itemsOfFiles(files, reading, objects);
  }
  if (!resource.endsWith(":s3:getObject"))
    throw itemReaderFailed(`An ItemReader reads with s3:getObject or s3:listObjectsV2; its Resource is ${resource}.`);
  const key = textParameter(reading, "Key");
  const source = sourceOf(bucket, key);
  const text = await textAt({ bucket, key }, objects);
  const manifest = manifestOf(config);
  if (manifest === "ATHENA_DATA") return itemsOfFiles(athenaManifest(text, source), reading, objects);
  if (manifest === undefined) return itemsOfFile(text, source, config);
  const { files, columns } = inventory(text, source);
  return itemsOfFiles(files, reading, objects, columns);
}

/** The items of several files, one after the other; no more are read than are needed. */
async function itemsOfFiles(
  files: readonly ManifestFile[],
  { config, maxItems }: Reading,
  objects: Objects,
  columns?: readonly string[],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const file of files) {
    if (maxItems && items.length >= maxItems) break;
    // One by one: a call with many arguments has a limit.
    for (const item of itemsOfFile(await textAt(file, objects), sourceOf(file.bucket, file.key), config, columns))
      items.push(item);
  }
  return items;
}

/** The text of an object; inventories and Athena compress theirs. */
async function textAt({ bucket, key }: ManifestFile, objects: Objects): Promise<string> {
  const body = await objects.read(bucket, key);
  const text = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
  return text.toString("utf8").replace(/^\uFEFF/, "");
}
