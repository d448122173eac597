/** Which builder is used. */
import { Failure } from "../verb";
import type { Builder } from "./builder";
import { docker } from "./docker";
import { ko } from "./ko";
import type { RunTool } from "./run-tool";

/** The option of the commands that build images. */
export const builderOption = { builder: { type: "string" } } as const;

/**
 * The builder that `--builder` names; undefined when the option is not given.
 * @throws Failure with exit code 2 for any other word
 */
export const namedBuilder = ({ builder: name }: { readonly builder?: string }): Builder | undefined => {
  if (name === undefined) return undefined;
  const found = [docker, ko].find((builder) => builder.name === name);
  if (found !== undefined) return found;
  throw new Failure(`--builder: found ${JSON.stringify(name)}, allowed docker or ko (--help shows the arguments)`, 2);
};

/**
 * The named builder; else Docker, as the Dockerfile says what an image is; else ko, where Docker cannot work.
 * @param tell gets a sentence when it is ko without having been named
 * @throws Failure when it cannot work on this computer
 */
export const usableBuilder = async (
  named: Builder | undefined,
  run: RunTool,
  tell: (sentence: string) => void,
): Promise<Builder> => {
  const first = named ?? docker;
  const missing = await first.missing(run);
  if (missing === undefined) return first;
  if (named !== undefined) throw new Failure(missing);
  const missingToo = await ko.missing(run);
  if (missingToo !== undefined) throw new Failure(`${missing}; or build a Go program with ko: ${missingToo}`);
  tell(`${missing}. Until then ko builds, and its image is not the Dockerfile's: docs/image.md`);
  return ko;
};
