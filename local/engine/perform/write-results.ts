import type { Json } from "../../../asl/language/definition";
import { fieldOf } from "../../json";
import { type Objects, ObjectsError } from "../objects";
import {
  type ChildResult,
  resultFile,
  resultList,
  resultWriterFailed,
  type Transformation,
  type Writing,
} from "../results/writing";

/** Where the results of a Map Run go. */
export interface Destination {
  readonly mapRunArn: string;
  /** The last part of that. */
  readonly mapRunId: string;
  readonly writing: Writing;
  readonly transformation: Transformation;
  readonly objects: Objects | undefined;
}

/**
 * Writes the results of a Map Run, those that succeeded apart from those that did not, and a manifest that names the files. What was not
 * begun when a Map Run failed is in no file here; the service has PENDING files for it.
 * @returns what becomes the result of the state
 * @throws StateFailure States.ResultWriterFailed
 */
export async function writeResults(
  results: readonly ChildResult[],
  { mapRunArn, mapRunId, writing, transformation, objects }: Destination,
): Promise<Json> {
  const { resource = "", parameters = {} } = writing.destination ?? {};
  const Bucket = fieldOf(parameters, "Bucket");
  const prefix = fieldOf(parameters, "Prefix") ?? "";
  if (!resource.endsWith(":s3:putObject"))
    throw resultWriterFailed(`A ResultWriter writes with s3:putObject; its Resource is ${resource}.`);
  if (typeof Bucket !== "string" || typeof prefix !== "string")
    throw resultWriterFailed(
      `The ResultWriter's Bucket is ${JSON.stringify(Bucket)} and its Prefix ${JSON.stringify(prefix)}; give the name of a bucket and a prefix as texts.`,
    );
  if (objects === undefined)
    throw resultWriterFailed(
      `The local run has no bucket "${Bucket}" for the ResultWriter: name a folder that holds one folder for each bucket with --buckets FOLDER.`,
    );
  const folder = `${prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`}${mapRunId}`;
  try {
    const write = async (status: "SUCCEEDED" | "FAILED", some: readonly ChildResult[]): Promise<Json> => {
      if (some.length === 0) return [];
      const { name, body } = resultFile(status, resultList(some, transformation), writing);
      await objects.write(Bucket, `${folder}/${name}`, body);
      return [{ Key: `${folder}/${name}`, Size: Buffer.byteLength(body) }];
    };
    const SUCCEEDED = await write(
      "SUCCEEDED",
      results.filter(({ succeeded }) => succeeded),
    );
    const FAILED = await write(
      "FAILED",
      results.filter(({ succeeded }) => !succeeded),
    );
    const manifest = {
      DestinationBucket: Bucket,
      MapRunArn: mapRunArn,
      ResultFiles: { FAILED, PENDING: [], SUCCEEDED },
    };
    const Key = `${folder}/manifest.json`;
    await objects.write(Bucket, Key, JSON.stringify(manifest));
    return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket, Key } };
  } catch (thrown) {
    if (thrown instanceof ObjectsError) throw resultWriterFailed(thrown.message);
    throw thrown;
  }
}
