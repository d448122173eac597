import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Objects, ObjectsError, type StoredObject } from "../engine/objects";

/**
 * A folder that stands for S3: each folder in it is a bucket, each file in that an object whose key is its path. A bucket is never made,
 * as a Map on AWS makes none.
 */
export function localBuckets(folder: string): Objects {
  const bucketAt = async (bucket: string): Promise<string> => {
    const place = path.join(folder, bucket);
    const isBucket = /^[\w.-]+$/.test(bucket) && !/^\.+$/.test(bucket) && (await isFolder(place));
    if (isBucket) return place;
    throw new ObjectsError(
      `The specified bucket does not exist: "${bucket}". Locally it would be the folder ${place}; make it.`,
    );
  };
  const fileAt = (place: string, key: string): string => {
    const file = path.join(place, ...key.split("/"));
    if (key !== "" && file.startsWith(place + path.sep)) return file;
    throw new ObjectsError(
      `The key "${key}" leads out of the folder ${place}, which stands for its bucket; take another key.`,
    );
  };
  return {
    read: async (bucket, key) => {
      const file = fileAt(await bucketAt(bucket), key);
      try {
        return await readFile(file);
      } catch (error) {
        if (!isMissing(error)) throw error;
        throw new ObjectsError(
          `The specified key does not exist: "${key}" in the bucket "${bucket}". Locally it would be the file ${file}.`,
        );
      }
    },
    list: async (bucket, prefix) => {
      const place = await bucketAt(bucket);
      const objects: StoredObject[] = [];
      for (const name of await readdir(place, { recursive: true, encoding: "utf8" })) {
        const key = name.split(path.sep).join("/");
        if (!key.startsWith(prefix)) continue;
        const file = path.join(place, name);
        const found = await stat(file);
        if (found.isFile())
          objects.push({ key, size: found.size, lastModified: found.mtimeMs, md5: await md5Of(file) });
      }
      return objects.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    },
    write: async (bucket, key, body) => {
      const file = fileAt(await bucketAt(bucket), key);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, body);
    },
  };
}

const md5Of = async (file: string): Promise<string> =>
  createHash("md5")
    .update(await readFile(file))
    .digest("hex");

const isFolder = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** A part of a key can be a file, and what a key names a folder: neither is an object. */
const isMissing = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR", "EISDIR"].includes(String((error as NodeJS.ErrnoException).code));
