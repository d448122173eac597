/*
 * The objects that a Map reads and writes, as a port: on AWS they lie in S3, here in whatever stands for it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */

/** Buckets and what is in them. Each function rejects with ObjectsError when the service would refuse the request. */
export interface Objects {
  readonly read: (bucket: string, key: string) => Promise<Buffer>;
  /** Those whose key begins with the prefix, in the order of the bytes of their keys, as ListObjectsV2 gives them. */
  readonly list: (bucket: string, prefix: string) => Promise<readonly StoredObject[]>;
  readonly write: (bucket: string, key: string, body: string) => Promise<void>;
}

/** An object without its body. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970 in UTC. */
  readonly lastModified: number;
  /** The MD5 sum of the body in hexadecimal digits. */
  readonly md5: string;
}

/** Why a request was refused, as a sentence. */
export class ObjectsError extends Error {}
