import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { CannotRun } from "./cannot-run";
import { fileProblem } from "./input";
import { parseJson } from "./json";
import type { Stacks } from "./read-stacks";

/** Where the machine of a plain file would be: the region that AWS's own examples use, an account that is nobody's. */
const region = "us-east-1";
const account = "000000000000";

/**
 * A file that holds a definition, as if it were a synthesized output with that one machine. Its name is that of the file.
 * @throws CannotRun when the file cannot be read or holds no JSON
 */
export function readPlainDefinition(file: string, cwd: string): Stacks {
  const path = resolve(cwd, file);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new CannotRun([`--definition ${file}: ${fileProblem(error, path)}`], 2);
  }
  const parsed = parseJson(text.replace(/^\uFEFF/, ""));
  if ("problem" in parsed) throw new CannotRun([`--definition ${file}: the file ${parsed.problem}`], 2);
  const name = nameOf(file);
  return {
    from: file,
    machines: [
      {
        name,
        id: name,
        arn: `arn:aws:states:${region}:${account}:stateMachine:${name}`,
        region,
        place: file,
        roleArn: () => `arn:aws:iam::${account}:role/${name}`,
        definition: () => parsed.value,
      },
    ],
    taskDefinitions: [],
  };
}

/** `order.asl.json` is the machine `order`: letters, digits, - and _, at most 80, as in AWS. */
const nameOf = (file: string): string =>
  basename(file)
    .replace(/(\.asl)?\.json5?$/i, "")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .slice(0, 80) || "definition";
