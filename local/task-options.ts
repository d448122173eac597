import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { CannotRun } from "./cannot-run";
import type { World } from "./engine/world";
import type { TaskOptions } from "./options";
import { readAnswers } from "./tasks/answers";
import { readInjection } from "./tasks/failure-injection";
import { localBuckets } from "./tasks/local-buckets";
import { readHandlers } from "./tasks/read-handlers";
import { readSecrets } from "./tasks/secrets";
import type { WorldParts } from "./world";

/** What of the world the options about tasks say. @throws CannotRun with exit code 2 for a file or value that is wrong */
export function worldOf(
  { tasksFile, handlersFile, fail, secretsFile, parallel, buckets }: TaskOptions,
  cwd: string,
): Pick<WorldParts, "answers" | "handlers" | "failures" | "secrets" | "parallel"> & Pick<World, "objects"> {
  const injections = fail.map(readInjection);
  const problems = injections.flatMap((read) => ("problem" in read ? [read.problem] : []));
  if (buckets !== undefined && !isFolder(resolve(cwd, buckets))) {
    problems.push(`--buckets ${buckets}: there is no folder ${resolve(cwd, buckets)}`);
  }
  if (problems.length > 0) throw new CannotRun(problems, 2);
  return {
    failures: injections.flatMap((read) => ("problem" in read ? [] : [read])),
    ...(tasksFile !== undefined && { answers: readAnswers(tasksFile, cwd) }),
    ...(handlersFile !== undefined && { handlers: readHandlers(handlersFile, cwd) }),
    ...(secretsFile !== undefined && { secrets: readSecrets(secretsFile, cwd) }),
    ...(parallel !== undefined && { parallel }),
    ...(buckets !== undefined && { objects: localBuckets(resolve(cwd, buckets)) }),
  };
}

/** Whether there is a folder of that name. */
export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
