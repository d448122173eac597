import { local } from "../../local/command";

/** What a run of the command left behind. */
export interface Ran {
  readonly code: number;
  /** Lines of stdout, with names of executions and durations replaced: they differ from run to run. */
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** Runs the command in this process, on what is synthesized in `cdktf.out` of a folder. */
export async function runLocal(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  const { code, stdout, stderr } = await runCommand(cwd, ...argv, "--from", "cdktf.out");
  return { code, lines: steady(stdout).split("\n").slice(0, -1), stderr };
}

/** Runs the command in this process. */
export async function runCommand(cwd: string, ...argv: readonly string[]) {
  let stdout = "";
  let stderr = "";
  const code = await local(argv, {
    cwd,
    env: {},
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    signal: new AbortController().signal,
  });
  return { code, stdout, stderr };
}

/** The text with what differs from run to run replaced. */
export const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<name>")
    .replace(/( {2,})?\b\d+(\.\d+)? m?s\b/g, (_, column) => `${column ? "  " : ""}<time>`);

/** The lines that the batch wrote, wherever they stand. */
export const batchLines = ({ lines }: Ran): readonly string[] =>
  lines.flatMap((line) => {
    const [, text] = line.split("│ ");
    return text === undefined ? [] : [text];
  });
