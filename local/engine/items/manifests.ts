import { fieldOf, parseJson } from "../../json";
import { itemReaderFailed } from "./item";

/** The files that a manifest names. */
export interface ManifestFile {
  readonly bucket: string;
  readonly key: string;
}

/**
 * An S3 inventory: the files of rows, and what their columns are, which the files themselves do not say.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 * @throws StateFailure States.ItemReaderFailed
 */
export function inventory(
  text: string,
  source: string,
): { readonly files: readonly ManifestFile[]; readonly columns: readonly string[] } {
  const parsed = parseJson(text);
  const manifest = "value" in parsed ? parsed.value : undefined;
  const format = fieldOf(manifest, "fileFormat");
  const schema = fieldOf(manifest, "fileSchema");
  const bucket = fieldOf(manifest, "destinationBucket");
  const files = fieldOf(manifest, "files");
  if (typeof schema !== "string" || typeof bucket !== "string" || !Array.isArray(files))
    throw itemReaderFailed(
      `${source} is no manifest of an S3 inventory: a JSON object with fileSchema, destinationBucket and files is expected.`,
    );
  if (format !== "CSV")
    throw itemReaderFailed(
      `${source} has the fileFormat ${JSON.stringify(format)}, a Map reads inventories in CSV alone.`,
    );
  return {
    files: files.map((file) => ({ bucket: bucket.replace(/^arn:[^:]*:s3:::/, ""), key: String(fieldOf(file, "key")) })),
    columns: schema.split(",").map((column) => column.trim()),
  };
}

/**
 * A manifest of Athena's UNLOAD: the files with the rows, one address a line.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-output-data-manifests.html
 * @throws StateFailure States.ItemReaderFailed
 */
export function athenaManifest(text: string, source: string): readonly ManifestFile[] {
  return text.split("\n").flatMap((line, index) => {
    const address = line.trim().replace(/^"(.*)"$/, "$1");
    if (address === "") return [];
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(address) ?? [];
    if (bucket !== undefined && key !== undefined) return [{ bucket, key }];
    throw itemReaderFailed(
      `Line ${index + 1} of ${source} is "${address}", the address of an object is expected: s3://bucket/key.`,
    );
  });
}
